import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { runCommand } from '../test/served.ts'
import { journey, openWindow } from './browser.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** Gives files as they lie there, and knows nothing else. */
async function serveFolder(folder: string) {
  const missing: string[] = []
  const server = createServer(async (request, answer) => {
    const asked = decodeURIComponent(new URL(request.url ?? '', 'http://files').pathname)
    const file = asked.endsWith('/') ? `${asked}index.html` : asked
    const bytes = await readFile(path.join(folder, file)).catch(() => undefined)
    if (!bytes) missing.push(asked)
    answer.writeHead(bytes ? 200 : 404, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    answer.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { address, missing, [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())) }
}

journey('a frozen archive is read, walked through and searched with a server that only gives files', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-frozen-'))
  try {
    await runCommand(folder, ['seed', '--works', '6', '--text', 'short'])
    await runCommand(folder, ['freeze', path.join(folder, 'still')])
    await using files = await serveFolder(path.join(folder, 'still'))
    await using window = await openWindow(files)
    const { page } = window
    await page.goto('/')
    await page.getByRole('link', { name: 'Works', exact: true }).click()
    const first = page.locator('ol.work .heading a').first()
    const title = (await first.textContent()) ?? ''
    await first.click()
    await page.getByRole('heading', { name: title }).first().waitFor()
    await page.getByRole('link', { name: 'Search', exact: true }).first().click()
    await page.getByLabel('Words of title').fill(title)
    await page.getByRole('button', { name: 'Search' }).click()
    await page.locator('#found').getByRole('link', { name: title }).first().click()
    await page.getByRole('heading', { name: title }).first().waitFor()
    expect(page.url()).toMatch(/\/works\/\d+\//)
    expect(files.missing.filter((file) => file !== '/favicon.ico')).toEqual([])
    expect(window.complaints).toEqual([])
    expect(window.foreignRequests).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
