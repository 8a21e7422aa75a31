import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'vitest'
import { readZip } from '../src/platform/zip/read.ts'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, main } from './person.ts'

const PASSWORD = 'a lamp in the window'

/** Puts the parts of the file where a browser opens them. */
async function unpack(bytes: Uint8Array, folder: string): Promise<void> {
  const zip = readZip(bytes)
  if (!zip.ok) throw new Error(zip.problem)
  for (const name of zip.value.names) {
    const part = zip.value.open(name)
    if (!part?.ok) throw new Error(`${name}: ${part?.problem}`)
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), part.value)
  }
}

journey('a member takes everything along, reads it without a network, and brings it into another archive', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-account-'))
  await using one = await openArchive({ demo: true })
  const login = 'quillfeather'
  await one.run('user', 'reset-password', login, '--password', PASSWORD)
  await using window = await openWindow(one)
  const { page } = window
  await logIn(page, login, PASSWORD)
  await page.goto(`/users/${login}/preferences`)
  await page.getByRole('link', { name: 'Take everything along' }).click()
  expect(await brokenRules(page)).toEqual([])
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the file' }).click()
  const mail = await one.mail('quillfeather', 'ready to take along')
  expect(mail.text).toContain(`/users/${login}/export`)
  await page.goto(`/users/${login}/export`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download your account' }).click(),
  ])
  const file = path.join(folder, 'account.zip')
  await download.saveAs(file)
  await unpack(readFileSync(file), path.join(folder, 'unpacked'))

  await using offline = await openWindow(
    { address: 'http://nowhere.invalid' },
    { offline: true, javaScriptEnabled: false },
  )
  await offline.page.goto(pathToFileURL(path.join(folder, 'unpacked', 'index.html')).href)
  expect(await offline.page.getByRole('heading', { name: 'Works' }).isVisible()).toBe(true)
  const title = await offline.page.locator('.list a').first().textContent()
  await offline.page.locator('.list a').first().click()
  expect(await offline.page.locator('h1').textContent()).toBe(title)
  expect(offline.complaints).toEqual([])

  await using other = await openArchive()
  await other.run('user', 'add', login, '--email', 'quill@example.org', '--password', PASSWORD)
  await using there = await openWindow(other)
  await logIn(there.page, login, PASSWORD)
  await there.page.goto(`/users/${login}/import-account`)
  await there.page.getByLabel('The file').setInputFiles(file)
  await there.page.getByRole('button', { name: 'Look what is in it' }).click()
  expect(await main(there.page).textContent()).toContain('Nothing has come in yet')
  expect(await brokenRules(there.page)).toEqual([])
  await there.page.getByRole('button', { name: 'Bring it in' }).click()
  await expect
    .poll(
      async () => {
        await there.page.goto(`/users/${login}/import-account`)
        return main(there.page).textContent()
      },
      { timeout: 30_000 },
    )
    .toContain('What came in')
  await there.page.goto(`/users/${login}/works`)
  expect(await main(there.page).textContent()).toContain(title)
  rmSync(folder, { recursive: true, force: true })
})
