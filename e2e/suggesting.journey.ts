import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn } from './person.ts'

const PASSWORD = 'a lamp in the window'
const TEXT =
  '“Come at once, Mina,” said Jonas. Mina took her hat.\n\n“Jonas,” said Mina, “it rains.” Jonas laughed. “It always rains, Mina.” They had never been to Marlow.'

for (const script of [true, false]) {
  journey(
    `tags are suggested with their reasons, and added one by one, ${script ? 'in place' : 'without script'}`,
    async () => {
      await using archive = await openArchive()
      await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
      await using window = await openWindow(archive, { javaScriptEnabled: script })
      const { page } = window
      await logIn(page, 'quillfeather', PASSWORD)
      await page.goto('/works/new')
      await page.locator('#field-title').fill('Hats')
      await page.locator('#field-text').fill(TEXT)
      await page.getByRole('button', { name: 'Suggest tags' }).click()
      const found = page.locator('#suggested .found')
      await found.getByRole('button', { name: 'Add Jonas', exact: true }).waitFor()
      expect(await found.textContent()).toContain('because named 4 times')
      expect(await found.textContent()).not.toContain('Marlow')
      expect(await page.locator('#field-characters').inputValue()).toBe('')
      if (script) expect(await brokenRules(page)).toEqual([])
      await found.getByRole('button', { name: 'Add Jonas', exact: true }).click()
      await found.getByRole('button', { name: 'Add Mina', exact: true }).click()
      expect(await page.locator('#field-characters').inputValue()).toBe('Jonas, Mina')
      expect(await page.locator('#field-title').inputValue()).toBe('Hats')
    },
  )
}
