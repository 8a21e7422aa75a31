import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, said } from './person.ts'

const VIOLIN = 'The Adventure of the Borrowed Violin'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(`lists say whom a work is for once they agreed, and no more when they refuse it, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using authors = await openWindow(archive, { javaScriptEnabled })
    await using readers = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const [author, reader] = [authors.page, readers.page]
    await logIn(author, 'quillfeather', 'quillfeather-demo')
    await logIn(reader, 'maren', 'maren-demo')
    await author.goto('/works/1/gifts')
    await author.getByLabel('For', { exact: false }).first().fill('maren')
    await author.getByRole('button', { name: 'Give', exact: true }).click()
    expect(await headOf(reader)).not.toContain('for maren')

    await reader.goto('/users/maren/ties')
    await reader.getByRole('button', { name: 'Accept' }).click()
    await said(reader)
    expect(await headOf(reader)).toContain('for maren')
    if (javaScriptEnabled) expect(await brokenRules(reader)).toEqual([])
    expect(await stickingOut(reader)).toEqual([])
    await reader.locator('li.work.blurb').filter({ hasText: VIOLIN }).getByRole('link', { name: 'maren' }).click()
    expect(new URL(reader.url()).pathname).toBe('/users/maren/gifts')

    await reader.goto('/users/maren/ties')
    await reader.getByRole('button', { name: 'Refuse' }).click()
    await said(reader)
    expect(await headOf(reader)).not.toContain('for maren')
    await author.goto('/works/1/gifts')
    expect(await author.locator('#main').textContent()).toContain('maren does not want it')
    for (const { complaints } of [authors, readers]) expect(complaints).toEqual([])
  })
}

/** @returns the first line of the violin's blurb */
async function headOf(page: Page): Promise<string> {
  await page.goto('/works')
  const blurb = page.locator('li.work.blurb').filter({ hasText: VIOLIN })
  return (await blurb.locator('h4.heading').textContent()) ?? ''
}
