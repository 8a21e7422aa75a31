import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { pictures } from '../test/pictures.ts'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

journey('pictures are chosen and pasted in the editor, and a reader sees them in their place', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  const { page } = author
  await page.goto('/works/new')
  const text = page.locator('#field-text-editor')
  await text.click()
  await page.keyboard.type('Look:')
  await page.keyboard.press('Enter')
  const tools = page.getByRole('toolbar', { name: 'The text: form', exact: true })
  await tools.getByRole('button', { name: 'More' }).click()
  await tools.getByRole('button', { name: 'Image', exact: true }).click()
  await page.getByLabel('Image of this device').setInputFiles(await fileOf(await pictures.webp(600, 300)))
  await page.getByLabel('What is to be seen').first().fill('Two fields')
  expect(await brokenRules(page)).toEqual([])
  await page.getByRole('button', { name: 'Apply' }).click()
  await text.locator('img:not(.ProseMirror-separator)').waitFor()
  await page.keyboard.press('Enter')
  await paste(page, await pictures.png(30, 20))
  await expect.poll(() => text.locator('img:not(.ProseMirror-separator)').count()).toBe(2)
  expect(await page.getByRole('status').filter({ hasText: 'Say what is to be seen' }).isVisible()).toBe(true)
  await expect
    .poll(() => page.locator('#field-text').inputValue())
    .toMatch(/<img src="\/media\/\w{32}\.jpg" alt="Two fields" width="600" height="300"/)
  await paste(page, new TextEncoder().encode('no picture'))
  await page.getByRole('status').filter({ hasText: 'not a picture' }).waitFor()
})

journey('without a script a picture is sent on a page of its own, and pasted as text', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive, false)
  const { page } = author
  await page.goto('/users/quillfeather')
  await page.getByRole('link', { name: 'Pictures', exact: true }).click()
  await page.getByLabel('File (required)').setInputFiles(await fileOf(await pictures.jpeg(900, 500)))
  await page.getByLabel('What is to be seen').fill('Two fields')
  await page.getByRole('button', { name: 'Add' }).click()
  expect(await said(page)).toBe('Added.')
  const markup = await page.getByLabel('To show it, put this into a text').inputValue()
  expect(markup).toMatch(/^<img src="\/media\/\w{32}\.jpg" alt="Two fields" width="900" height="500">$/)
  expect(await page.getByRole('img', { name: 'Two fields' }).isVisible()).toBe(true)
  await page.getByRole('link', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  expect(await said(page)).toBe('Deleted.')
})

async function openAuthor(archive: Archive, script = true) {
  await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
  const window = await openWindow(archive, { editor: script, javaScriptEnabled: script })
  await logIn(window.page, 'quillfeather', PASSWORD)
  return window
}

async function fileOf(bytes: Uint8Array) {
  return { name: 'field', mimeType: 'image/webp', buffer: Buffer.from(bytes) }
}

/** What a browser does when a picture was copied elsewhere. */
async function paste(page: Page, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    (numbers) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(numbers)], 'image.png', { type: 'image/png' }))
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector('.editor.story .ProseMirror')?.dispatchEvent(event)
    },
    [...bytes],
  )
}
