import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, said } from './person.ts'

const SYNONYM = 'Dr. Watson'
const CANONICAL = 'John Watson'

for (const script of ['with', 'without'] as const) {
  journey(`a synonym is tied, changes the listing, and is undone, ${script} script`, async () => {
    await using archive = await openArchive({ demo: true })
    await using author = await openWindow(archive)
    await postWith(author.page, SYNONYM)
    await using window = await openWindow(archive, { javaScriptEnabled: script === 'with' })
    await using guest = await openWindow(archive, { javaScriptEnabled: script === 'with' })
    const { page } = window
    await logIn(page, 'knotwork', 'knotwork-demo')

    await page.goto('/desk')
    await page.getByLabel('Name').fill(CANONICAL)
    await page.getByLabel('Type', { exact: true }).selectOption('Character')
    await page.getByRole('button', { name: 'Make it' }).click()
    expect(await said(page)).toContain('The tag is canonical.')
    const before = await worksOf(guest.page)

    await page.goto('/desk/tags?type=character')
    await page.getByRole('checkbox', { name: SYNONYM }).check()
    await page.getByLabel('What').selectOption('Make synonyms of …')
    await page.getByLabel('Name', { exact: true }).fill(CANONICAL)
    await page.getByRole('button', { name: 'Look at what it does' }).click()
    expect(await page.locator('.effect').textContent()).toContain('1 work is found in other places than before')
    if (script === 'with') expect(await brokenRules(page)).toEqual([])
    expect(await worksOf(guest.page)).toBe(before)
    await page.getByRole('button', { name: 'Do it' }).click()
    expect(await said(page)).toContain('The change is made.')
    expect(await page.getByRole('checkbox', { name: SYNONYM }).count()).toBe(0)
    expect(await worksOf(guest.page)).toBe(before + 1)

    await page.goto('/desk/history')
    await page
      .getByRole('link', { name: /look at it/ })
      .first()
      .click()
    if (script === 'with') expect(await brokenRules(page)).toEqual([])
    await page.getByRole('button', { name: 'Undo it' }).click()
    expect(await said(page)).toContain('The change is undone.')
    expect(await worksOf(guest.page)).toBe(before)
    expect(window.complaints).toEqual([])
  })
}

journey('suggestions are ticked and sent with keys alone', async () => {
  await using archive = await openArchive({ demo: true })
  await using author = await openWindow(archive)
  await postWith(author.page, 'Watson John')
  await using window = await openWindow(archive)
  const { page } = window
  await logIn(page, 'knotwork', 'knotwork-demo')
  await page.goto('/desk')
  await page.getByLabel('Name').fill(CANONICAL)
  await page.getByLabel('Type', { exact: true }).selectOption('Character')
  await page.getByRole('button', { name: 'Make it' }).click()
  await page.goto('/desk/suggestions?type=character')
  expect(await brokenRules(page)).toEqual([])
  const box = page.getByRole('checkbox', { name: `Watson John: a synonym of ${CANONICAL}` })
  expect(await page.locator('table.bin').textContent()).toContain('the same words in another order')
  for (let row = 0; row < 50 && !(await box.evaluate((it) => it === document.activeElement)); row++)
    await page.keyboard.press('j')
  await page.keyboard.press('x')
  expect(await box.isChecked()).toBe(true)
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'Do it' }).click()
  expect(await said(page)).toContain('The change is made.')
})

/** Posts a short work about this character, as somebody of the cast. */
async function postWith(page: Page, character: string): Promise<void> {
  await logIn(page, 'gare_du_nord', 'gare_du_nord-demo')
  await page.goto('/works/new')
  await page.getByRole('textbox', { name: 'Title (required)' }).fill('A Walk in the Fog')
  await page.getByRole('textbox', { name: 'The text', exact: true }).fill('The lamps were lit early.')
  await page.getByRole('radio', { name: /General Audiences/ }).check()
  await page.getByRole('checkbox', { name: /No Archive Warnings Apply/ }).check()
  await page.getByLabel('Fandoms').fill('Sherlock Holmes - Arthur Conan Doyle')
  await page.getByLabel('Language').selectOption('en')
  await page.getByLabel('Characters').fill(character)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await said(page)).toContain('Posted')
}

/** @returns how many works the listing of the canonical tag holds */
async function worksOf(page: Page): Promise<number> {
  await page.goto(`/tags/${encodeURIComponent(CANONICAL)}/works`)
  const heading = await page.locator('h2.heading').first().textContent()
  return Number(/of (\d+) Works?/.exec(heading ?? '')?.[1])
}
