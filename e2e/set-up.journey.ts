import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { main } from './person.ts'

journey('an empty folder is set up by the printed link, once, and has something to read', async () => {
  await using archive = await openArchive()
  const link = new URL(await archive.printed(/(http:\/\/\S+\/set-up\/\S+)/)).pathname
  await using window = await openWindow(archive)
  const { page } = window

  await page.goto(link)
  await page.getByLabel('Name of the archive').fill('The Reading Hall')
  await main(page).getByLabel('Login name').fill('lamplighter')
  await page.getByLabel('E-mail address').fill('lamplighter@example.org')
  await main(page).getByLabel('Password').fill('short')
  await page.getByLabel('Put the sample shelf in').check()
  await page.getByRole('button', { name: 'Open the archive' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('at least 8 characters')
  expect(await page.getByLabel('Name of the archive').inputValue()).toBe('The Reading Hall')
  expect(await page.getByLabel('Put the sample shelf in').isChecked()).toBe(true)
  await main(page).getByLabel('Password').fill('a lamp in the window')
  await page.getByRole('button', { name: 'Open the archive' }).click()
  expect(await page.locator('#header h1').textContent()).toContain('The Reading Hall')
  expect(await page.locator('#greeting').textContent()).toContain('lamplighter')

  await page.goto('/')
  await main(page).getByRole('link', { name: 'Five Things Mrs. Hudson Never Told the Doctor' }).click()
  expect(await page.locator('#chapters .userstuff').textContent()).toContain('Mrs. Turner')
  await page.goto('/admin')
  expect(await page.locator('h2.heading').first().textContent()).toBeTruthy()

  await using stranger = await openWindow(archive)
  const answer = await stranger.page.goto(link)
  expect(answer?.status()).toBeGreaterThanOrEqual(400)
  expect(await stranger.page.getByRole('button', { name: 'Open the archive' }).count()).toBe(0)
  expect(window.complaints.filter((line) => !line.includes('422'))).toEqual([])
})
