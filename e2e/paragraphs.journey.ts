import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn } from './person.ts'

const PASSWORD = 'a lamp in the window'
const TALE = '“Where?” he asked. “Out,” she said. The door closed behind her, and the fog came in. ★ Morning. '.repeat(
  12,
)

journey(
  'paragraphs that were found again are split with Return and joined with Backspace, and no word changes',
  async () => {
    await using archive = await openArchive()
    await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
    await using window = await openWindow(archive)
    const { page } = window
    await logIn(page, 'quillfeather', PASSWORD)
    await page.goto('/import')
    const fog = { name: 'fog.txt', mimeType: 'text/plain', buffer: Buffer.from(TALE) }
    await page.getByLabel('Files').setInputFiles([fog])
    await page.getByRole('button', { name: 'Look at them' }).click()
    await page.getByRole('link', { name: 'Look at its paragraphs' }).click()
    const words = page.locator('#found .words')
    const before = await words.count()
    expect(await brokenRules(page)).toEqual([])
    await words.nth(1).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Backspace')
    await expect.poll(() => words.count()).toBe(before - 1)
    await page.keyboard.type('x')
    await page.keyboard.press('Enter')
    await expect.poll(() => words.count()).toBe(before)
    const signs = (text: string) => text.replace(/\s/g, '')
    expect(signs((await words.allTextContents()).join(''))).toBe(signs(TALE))
  },
)
