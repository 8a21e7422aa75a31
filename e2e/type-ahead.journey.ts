import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn } from './person.ts'

journey('names are offered while one types, taken with keys or a click, and typed in full without script', async () => {
  await using archive = await openArchive({ demo: true })
  await using window = await openWindow(archive)
  const { page } = window
  await logIn(page, 'quillfeather', 'quillfeather-demo')
  await page.goto('/works/new')
  const characters = page.getByLabel('Characters')
  await characters.click()
  await page.keyboard.type('Sherlock Holmes, wats')
  await page.getByRole('option', { name: 'John Watson' }).waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await characters.getAttribute('aria-activedescendant')).toBe('field-characters-suggestions-0')
  expect(await brokenRules(page)).toEqual([])
  await page.keyboard.press('Enter')
  expect(await characters.inputValue()).toBe('Sherlock Holmes, John Watson, ')
  await page.keyboard.type('hud')
  await page.getByRole('option', { name: 'Mrs. Hudson' }).click()
  expect(await characters.inputValue()).toBe('Sherlock Holmes, John Watson, Mrs. Hudson, ')
  await page.keyboard.type('hol')
  await page.locator('.suggestions [role=option]').first().waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('.suggestions [role=option]').count()).toBe(0)

  await using plain = await openWindow(archive, { javaScriptEnabled: false })
  await plain.page.goto('/media?term=oz')
  expect(await plain.page.getByRole('link', { name: 'Oz - L. Frank Baum' }).first().isVisible()).toBe(true)
  expect(window.complaints).toEqual([])
})
