import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, main, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

journey('two works get a tag and another rating, after the author has seen what that changes', async () => {
  await using archive = await openArchive()
  await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
  await using window = await openWindow(archive)
  const { page } = window
  await logIn(page, 'quillfeather', PASSWORD)
  for (const title of ['One Lamp', 'Two Lamps']) {
    await page.goto('/works/new')
    await page.getByRole('textbox', { name: 'Title (required)' }).fill(title)
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.locator('.flash.notice').waitFor()
  }
  await page.goto('/users/quillfeather')
  await page.getByRole('link', { name: 'Change several works' }).click()
  await page.getByRole('button', { name: 'Show what would change' }).click()
  expect(await page.locator('#error-works').textContent()).toBe('Tick at least one work.')
  await page.getByLabel('One Lamp (draft)').check()
  await page.getByLabel('Two Lamps (draft)').check()
  await page.getByLabel('Additional tags to add').fill('Slow Burn')
  await page.getByLabel('Rating').selectOption('Mature')
  await page.getByRole('button', { name: 'Show what would change' }).click()
  expect(await main(page).textContent()).toContain('Rating: none → Mature')
  expect(await brokenRules(page)).toEqual([])
  await page.getByRole('button', { name: 'Change these 2 works' }).click()
  expect(await said(page)).toBe('Changed: 2.')
})
