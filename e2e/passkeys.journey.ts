import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, main, pathOf, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A device that says yes whenever it is asked, as Chromium plays one. */
async function plugIn(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

journey('a passkey is made, logs its owner in, and opens nothing once it is removed', async () => {
  const port = await freePort()
  const address = `http://localhost:${port}`
  await using archive = await openArchive({ environment: { FANLIGHT_URL: address, FANLIGHT_PORT: String(port) } })
  await archive.run('user', 'add', 'maren', '--email', 'maren@example.org', '--password', PASSWORD)
  await using window = await openWindow({ address })
  const { page, context } = window
  await plugIn(context, page)

  await logIn(page, 'maren', PASSWORD)
  await page.goto('/users/maren/passkeys')
  expect(await brokenRules(page)).toEqual([])
  await main(page).getByLabel('What you call it').fill('The lamp room')
  await main(page).getByLabel('Your password').fill('not my password')
  await main(page).getByRole('button', { name: 'Make a passkey' }).click()
  await main(page).getByText('This is not your password.').waitFor()
  await main(page).getByLabel('Your password').fill(PASSWORD)
  await main(page).getByRole('button', { name: 'Make a passkey' }).click()
  await page.locator('.flash.notice').waitFor()
  expect(await said(page)).toContain('“The lamp room” logs you in')
  expect(await main(page).textContent()).toContain('never used')

  await page.goto('/users/logout')
  await main(page).getByRole('button', { name: 'Log out' }).click()
  await page.goto('/users/login?return_to=/users/maren/passkeys')
  await main(page).getByRole('button', { name: 'Log in with a passkey' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/users/maren/passkeys')
  expect(await main(page).textContent()).toContain('last used')

  await main(page).getByRole('button', { name: 'Remove The lamp room' }).click()
  expect(await said(page)).toContain('opens nothing any more')
  await page.goto('/users/logout')
  await main(page).getByRole('button', { name: 'Log out' }).click()
  await page.goto('/users/login')
  await main(page).getByRole('button', { name: 'Log in with a passkey' }).click()
  await page.locator('.flash.notice').getByText('The passkey was not taken').waitFor()
  expect(pathOf(page)).toBe('/users/login')
  expect(window.complaints.filter((line) => !line.includes('422'))).toEqual([])
})
