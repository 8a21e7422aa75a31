import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { LIGHTHOUSE, PASSWORDS } from '../test/efiction/lighthouse.ts'
import { plantLighthouse } from '../test/efiction/plant.ts'
import { linkIn } from '../test/outbox.ts'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, pathOf, said } from './person.ts'

const ARCHIVIST = 'keys to all rooms'

journey('an archive moves in: an old password, an old address, and a claim by mail', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-lighthouse-'))
  await using archive = await openArchive()
  await archive.run(
    'user',
    'add',
    'curator',
    '--email',
    'curator@example.org',
    '--password',
    ARCHIVIST,
    '--role',
    'archivist',
  )
  // without the story that has no chapter: what cannot come in ends the command with 1
  const whole = { ...LIGHTHOUSE, stories: LIGHTHOUSE.stories?.filter(({ sid }) => sid !== 16) ?? [] }
  const { dump, stories } = plantLighthouse(folder, { shape: 'mysqldump' }, whole)
  expect(await archive.run('import-efiction', dump, '--stories', stories, '--dry-run')).toContain('Nothing is written')
  expect(await archive.run('import-efiction', dump, '--stories', stories)).toContain('6 came in')
  rmSync(folder, { recursive: true })

  await using old = await openWindow(archive)
  await old.page.goto('/fic/viewstory.php?sid=10&chapter=1')
  expect(pathOf(old.page)).toMatch(/^\/works\/\d+\/chapters\/\d+$/)
  expect(await old.page.locator('h2.title').textContent()).toContain("The Keeper's Log & Other Lights")
  await logIn(old.page, 'Maren', PASSWORDS.maren)
  expect(pathOf(old.page)).toBe('/users/Maren')
  expect(await main(old.page).textContent()).toContain('The Lamp Room')

  await using desk = await openWindow(archive)
  await logIn(desk.page, 'curator', ARCHIVIST)
  await desk.page.goto('/staff/imported')
  expect(await main(desk.page).textContent()).toContain('Tide')
  expect(await brokenRules(desk.page)).toEqual([])
  await main(desk.page).getByRole('button', { name: 'Mail a link to Tide' }).click()
  expect(await said(desk.page)).toContain('One mail is on its way')

  await using window = await openWindow(archive)
  const { page } = window
  await page.goto('/fic/viewuser.php?uid=3')
  expect(await main(page).textContent()).toContain('Left by the Tide')
  expect(await brokenRules(page)).toEqual([])
  await page.goto(linkIn(await archive.mail('tide@example.org', 'have moved'), '/claim/'))
  expect(await brokenRules(page)).toEqual([])
  expect(await stickingOut(page)).toEqual([])
  await main(page).getByLabel('Login name').fill('tide')
  await main(page).getByLabel('Password').fill('short')
  await main(page).getByLabel('I am 13 or older').check()
  await main(page).getByLabel('I will post only').check()
  await page.getByRole('button', { name: 'Make an account with them' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('at least 8 characters')
  await main(page).getByLabel('Password').fill('the sea gives back')
  await page.getByRole('button', { name: 'Make an account with them' }).click()
  expect(await said(page)).toContain('are yours now')
  expect(pathOf(page)).toBe('/users/tide')
  expect(await main(page).textContent()).toContain('Left by the Tide')
  expect(window.complaints.filter((line) => !line.includes('422'))).toEqual([]) // the password that was refused
})
