import { readFile } from 'node:fs/promises'
import { afterAll, expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'

let shared: Promise<Archive> | undefined
afterAll(async () => (await shared)?.[Symbol.asyncDispose]())

for (const [script, javaScriptEnabled] of [
  ['with', true],
  ['without', false],
] as const) {
  journey(`a reader takes a work away as a file, or some chapters of it, ${script} JavaScript`, async () => {
    shared ??= openArchive({ demo: true })
    const viewport = { width: javaScriptEnabled ? 1280 : 360, height: 800 }
    await using window = await openWindow(await shared, { javaScriptEnabled, viewport })
    const { page } = window
    await page.goto('/works/1')
    const menu = page.locator('li.download')
    await menu.locator('summary').click()
    expect(await stickingOut(page)).toEqual([])
    if (javaScriptEnabled) expect(await brokenRules(page)).toEqual([])
    const [epub] = await Promise.all([page.waitForEvent('download'), menu.getByRole('link', { name: 'EPUB' }).click()])
    expect(epub.suggestedFilename()).toBe('The Adventure of the Borrowed Violin.epub')
    expect((await readFile(await epub.path())).subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
    await menu.getByLabel('Chapters').fill('2')
    await menu.getByLabel('to').fill('2')
    const [some] = await Promise.all([
      page.waitForEvent('download'),
      menu.getByRole('button', { name: 'EPUB of these' }).click(),
    ])
    expect(some.suggestedFilename()).toContain('chapter 2')
    expect(window.complaints).toEqual([])
  })
}
