import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, main, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

journey('one is asked to be credited and given a work, says yes to both, and leaves again', async () => {
  await using archive = await openArchive({ demo: true })
  await using author = await openPerson(archive, 'edda')
  await using other = await openPerson(archive, 'ferris')
  const work = await post(author.page)
  await author.page.goto(`${work}/creators`)
  await author.page.getByLabel('Pen names').fill('nobody_here')
  await author.page.getByRole('button', { name: 'Ask' }).click()
  expect(await author.page.locator('#error-names').textContent()).toBe('Nobody here is called “nobody_here”.')
  expect(await brokenRules(author.page)).toEqual([])
  await author.page.getByLabel('Pen names').fill('ferris')
  await author.page.getByRole('button', { name: 'Ask' }).click()
  expect(await said(author.page)).toContain('Asked')

  await other.page.goto('/users/ferris')
  await other.page.getByRole('link', { name: 'Asked of you' }).click()
  await other.page.getByRole('button', { name: 'Be credited' }).click()
  await other.page.goto(work)
  expect(await other.page.locator('h3.byline').textContent()).toContain('ferris')
  await other.page.goto(`${work}/creators`)
  await other.page.getByLabel('Take all my pen names off').check()
  await other.page.getByRole('button', { name: 'Leave' }).click()
  expect(await said(other.page)).toBe('Your name is off.')

  await author.page.goto(`${work}/gifts`)
  await author.page.getByLabel('For', { exact: false }).first().fill('ferris')
  await author.page.getByRole('button', { name: 'Give', exact: true }).click()
  await other.page.goto('/users/ferris/ties')
  await other.page.getByRole('button', { name: 'Accept' }).click()
  await other.page.goto('/users/ferris/gifts')
  expect(await main(other.page).textContent()).toContain('Two Cups')
  expect(await brokenRules(other.page)).toEqual([])
})

async function openPerson(archive: Archive, login: string) {
  await archive.run('user', 'add', login, '--email', `${login}@example.org`, '--password', PASSWORD)
  const window = await openWindow(archive)
  await logIn(window.page, login, PASSWORD)
  return window
}

/** @returns the address of a work that was just posted */
async function post(page: Page): Promise<string> {
  await page.goto('/works/new')
  await page.getByRole('textbox', { name: 'Title (required)' }).fill('Two Cups')
  await page.getByLabel('The text').first().fill('One for each.')
  await page.getByLabel('Fandoms').fill('Original Work')
  await page.getByRole('radio', { name: 'General Audiences' }).check()
  await page.getByRole('checkbox', { name: 'No Archive Warnings Apply' }).check()
  await page.getByLabel('Language').selectOption('en')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await page.locator('h2.title').waitFor()
  return new URL(page.url()).pathname
}
