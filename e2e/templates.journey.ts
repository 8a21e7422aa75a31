import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

for (const script of [true, false]) {
  journey(
    `a work is begun with a template, and what was typed stays, ${script ? 'with' : 'without'} JavaScript`,
    async () => {
      await using archive = await openArchive()
      await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
      await using window = await openWindow(archive, { javaScriptEnabled: script, editor: true })
      const { page } = window
      await logIn(page, 'quillfeather', PASSWORD)
      await page.goto('/works/new')
      await page.getByRole('link', { name: 'Your templates' }).click()
      await page.getByRole('link', { name: 'A new template' }).click()
      if (script) expect(await brokenRules(page)).toEqual([])
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByLabel('Name (required)').fill('Letters')
      await page.getByLabel('Additional tags').fill('Epistolary')
      await note(page, 'Notes after the text', 'Thank you for reading.', script)
      await page.locator('#field-language').selectOption('en')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      expect(await said(page)).toContain('The template is saved')
      if (script) expect(await brokenRules(page)).toEqual([])
      await page.getByRole('link', { name: 'A new template' }).click()
      await page.getByLabel('Name (required)').fill('Casebook')
      await page.getByLabel('Fandoms').fill('Sherlock Holmes - Arthur Conan Doyle')
      await page.getByLabel('Additional tags').fill('Rain')
      await page.getByLabel('Open the form of a new work with it').check()
      await page.getByRole('button', { name: 'Save', exact: true }).click()

      await page.goto('/works/new')
      expect(await page.getByLabel('Additional tags').inputValue()).toBe('Rain')
      await page.getByLabel('Title (required)', { exact: true }).fill('Dear John')
      await page.getByLabel('Fandoms').fill('Original Work')
      await page.getByLabel('Template', { exact: true }).selectOption('Letters')
      await page.getByRole('button', { name: 'Fill in' }).click()
      expect(await page.getByRole('status').filter({ hasText: 'Filled in from' }).textContent()).toContain('Letters')
      if (script) expect(await brokenRules(page)).toEqual([])
      expect(await stickingOut(page)).toEqual([])
      expect(await page.getByLabel('Title (required)', { exact: true }).inputValue()).toBe('Dear John')
      expect(await page.getByLabel('Fandoms').inputValue()).toBe('Original Work')
      expect(await page.getByLabel('Additional tags').inputValue()).toBe('Epistolary')
      expect(await page.locator('textarea[name=notesAfter]').inputValue()).toContain('Thank you for reading.')
      expect(await page.locator('input[name=warnings]:checked, input[name=rating]:checked').count()).toBe(0)
      await page.getByLabel('Template', { exact: true }).selectOption('None')
      await page.getByRole('button', { name: 'Fill in' }).click()
      expect(await page.getByLabel('Additional tags').inputValue()).toBe('')
      expect(await page.locator('textarea[name=notesAfter]').inputValue()).toBe('')
      expect(await page.getByLabel('Fandoms').inputValue()).toBe('Original Work')
      expect(window.complaints).toEqual([])
    },
  )
}

/** Writes into the editor where there is one. */
async function note(page: Page, name: string, words: string, script: boolean): Promise<void> {
  const box = page.getByRole('textbox', { name, exact: true })
  if (script) await box.pressSequentially(words)
  else await box.fill(words)
}
