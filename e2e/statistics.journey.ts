import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main } from './person.ts'

const PASSWORD = 'a lamp in the window'

journey('an author finds the statistics, turns from days to months, and switches them off', async () => {
  await using archive = await openArchive()
  await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
  await using window = await openWindow(archive, { viewport: { width: 360, height: 800 } })
  const { page } = window
  await logIn(page, 'quillfeather', PASSWORD)
  await page.goto('/users/quillfeather')
  await page.getByRole('link', { name: 'Statistics', exact: true }).click()
  expect(await page.getByRole('img', { name: /^hits, from/ }).isVisible()).toBe(true)
  expect(await brokenRules(page)).toEqual([])
  expect(await stickingOut(page)).toEqual([])
  await page.getByRole('link', { name: 'By month' }).click()
  await page.getByRole('link', { name: 'Drawn kudos' }).click()
  expect(new URL(page.url()).search).toBe('?by=month&of=kudos')
  await page.getByRole('button', { name: 'Switch statistics off' }).click()
  expect(await main(page).textContent()).toContain('are switched off')
})
