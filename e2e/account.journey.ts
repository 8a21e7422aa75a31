import { expect } from 'vitest'
import { linkIn } from '../test/outbox.ts'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, main, pathOf, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

for (const [script, javaScriptEnabled] of [
  ['with', true],
  ['without', false],
] as const) {
  journey(`somebody becomes a member, confirms the address, leaves and comes back, ${script} JavaScript`, async () => {
    await using archive = await openArchive()
    await using window = await openWindow(archive, { javaScriptEnabled })
    const { page } = window

    await page.goto('/')
    await page.locator('#login summary').click()
    await page.locator('#login').getByRole('link', { name: 'Make an account' }).click()
    await page.getByLabel('Login name').fill('maren')
    await page.getByLabel('E-mail address').fill('maren@example.org')
    await main(page).getByLabel('Password').fill(PASSWORD)
    await main(page).getByLabel('I am 13 or older').check()
    await main(page).getByLabel('I will post only').check()
    await page.getByRole('button', { name: 'Make my account' }).click()
    expect(await said(page)).toContain('log in as maren')

    const mail = await archive.mail('maren@example.org', 'Confirm')
    await page.goto(linkIn(mail, '/users/confirm/'))
    await main(page).getByRole('button').click()
    expect(await said(page)).toContain('confirmed')

    await logIn(page, 'maren', PASSWORD)
    expect(await page.locator('#greeting').textContent()).toContain('maren')
    await page.locator('#greeting summary').click()
    await page.getByRole('link', { name: 'Log out' }).click()
    await main(page).getByRole('button', { name: 'Log out' }).click()
    expect(await said(page)).toContain('You are logged out')
    expect(await page.locator('#greeting').count()).toBe(0)

    await logIn(page, 'maren@example.org', PASSWORD)
    expect(pathOf(page)).toBe('/users/maren')
    expect(window.complaints).toEqual([])
    expect(window.foreignRequests).toEqual([])
  })
}

journey(
  'a wrong password is said in a sentence and the name is kept; a forgotten one is chosen anew by mail',
  async () => {
    await using archive = await openArchive()
    await archive.run('user', 'add', 'maren', '--email', 'maren@example.org', '--password', PASSWORD)
    await using window = await openWindow(archive)
    const { page } = window

    await logIn(page, 'maren', 'not my password')
    expect(await page.getByRole('alert').textContent()).toContain('The name or the password is not right')
    expect(await page.locator('#loginform').getByLabel('Login name').inputValue()).toBe('maren')

    expect(await brokenRules(page)).toEqual([])
    await main(page).getByRole('link', { name: 'Forgotten your password?' }).click()
    await main(page).getByLabel('Login name').fill('maren')
    await page.getByRole('button', { name: 'Send me a link' }).click()
    const link = linkIn(await archive.mail('maren@example.org', 'A new password'), '/users/password/')
    await page.goto(link)
    await main(page).getByLabel('New password').fill('short')
    await page.getByRole('button', { name: 'Keep this password' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('at least 8 characters')
    await main(page).getByLabel('New password').fill('another lamp, another window')
    await page.getByRole('button', { name: 'Keep this password' }).click()
    expect(await said(page)).toContain('new password is in use')
    await logIn(page, 'maren', 'another lamp, another window')
    expect(pathOf(page)).toBe('/users/maren')
    await page.goto(link)
    expect(await page.locator('h2').textContent()).toContain('does not work any more')
  },
)

journey('a member sees where the account is logged in, and logs another browser out', async () => {
  await using archive = await openArchive()
  await archive.run('user', 'add', 'maren', '--email', 'maren@example.org', '--password', PASSWORD)
  await using here = await openWindow(archive)
  await using there = await openWindow(archive)
  await logIn(there.page, 'maren', PASSWORD)
  await logIn(here.page, 'maren', PASSWORD)

  await here.page.goto('/users/maren/sessions')
  expect(await here.page.getByRole('row').count()).toBe(3)
  await here.page
    .getByRole('row')
    .getByRole('button', { name: /^Log out/ })
    .click()
  expect(await here.page.getByRole('row').count()).toBe(2)
  await there.page.goto('/')
  expect(await there.page.locator('#greeting').count()).toBe(0)
})

journey('a member takes a second pen name in another script and makes it the default', async () => {
  await using archive = await openArchive()
  await archive.run('user', 'add', 'maren', '--email', 'maren@example.org', '--password', PASSWORD)
  await using window = await openWindow(archive)
  const { page } = window
  await logIn(page, 'maren', PASSWORD)

  await page.goto('/users/maren/pseuds')
  await page.getByLabel('Pen name').fill('!!!')
  await page.getByLabel('About this name').fill('For the short ones.')
  await page.getByRole('button', { name: 'Add' }).click()
  expect(await page.getByLabel('Pen name').getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('About this name').inputValue()).toBe('For the short ones.')
  await page.getByLabel('Pen name').fill('灯台守')
  await page.getByRole('button', { name: 'Add' }).click()
  expect(await said(page)).toContain('灯台守')
  await page.getByRole('button', { name: /Make default.*灯台守/ }).click()
  expect(await main(page).textContent()).toContain('灯台守 (default)')
  await page.getByRole('link', { name: '灯台守', exact: true }).click()
  expect(await page.locator('h2.heading').textContent()).toContain('灯台守 (maren)')
})
