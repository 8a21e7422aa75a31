import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { openDatabase } from '../src/platform/db/open.ts'
import { startPostgres } from '../test/postgres.ts'
import { type Served, serveArchive } from '../test/served.ts'
import { journey, openWindow } from './browser.ts'
import { logIn } from './person.ts'
import { barSays, beginWhispers, bindPages, hears, standAt, whisper } from './together.ts'

/** Words that stand nowhere else. */
const SAID = ['quicksilver heron', 'marzipan lighthouse', 'obsidian teacup']

journey('a server that is killed and started again loses nothing and brings nothing twice', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-together-'))
  const environment = { FANLIGHT_PORT: String(await freePort()), FANLIGHT_LOG: 'debug' }
  const first = await serveArchive(folder, ['--demo'], environment)
  await using one = await openWindow(first)
  await using other = await openWindow(first)
  await begin(one.page, other.page)
  await talk(one.page, other.page, SAID[0] ?? '')
  process.kill(first.pid, 'SIGKILL')
  await first[Symbol.asyncDispose]()
  const second = await serveArchive(folder, [], environment)
  await talk(one.page, other.page, SAID[1] ?? '')
  await talk(other.page, one.page, SAID[2] ?? '')
  for (const { page } of [one, other])
    expect((await page.locator('.whispers .words').allTextContents()).sort()).toEqual([...SAID].sort())
  const log = first.printed() + second.printed()
  await second[Symbol.asyncDispose]()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const kept = files.map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'))
  expect(kept.join('').length).toBeGreaterThan(100_000)
  expect(log).toContain('/bonds/stream')
  for (const words of [log, ...kept]) expect(findings(words)).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

journey('two servers on one PostgreSQL carry places and whispers between them', async () => {
  const postgres = await startPostgres()
  const folders = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), 'fanlight-together-')))
  const environment = { DATABASE_URL: postgres.url }
  const servers: Served[] = []
  try {
    servers.push(await serveArchive(folders[0] ?? '', ['--demo'], environment))
    servers.push(await serveArchive(folders[1] ?? '', [], environment))
    await using one = await openWindow({ address: servers[0]?.address ?? '' })
    await using other = await openWindow({ address: servers[1]?.address ?? '' })
    await begin(one.page, other.page)
    await talk(one.page, other.page, SAID[0] ?? '')
    await talk(other.page, one.page, SAID[1] ?? '')
    await standAt(one.page, 6)
    await standAt(other.page, 4)
    await barSays(other.page, 'ahead by 2 paragraphs')
    expect(findings(await everythingIn(postgres.url))).toEqual([])
  } finally {
    for (const server of servers) await server[Symbol.asyncDispose]()
    await postgres.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
})

/** Both in the same text, able to whisper. */
async function begin(one: Page, other: Page): Promise<void> {
  await logIn(one, 'maren', 'maren-demo')
  await logIn(other, 'lamplighter', 'lamplighter-demo')
  await bindPages(one, other, 'lamplighter')
  await beginWhispers(one, 'a long walk by the sea')
  await beginWhispers(other, 'the lamp is never lit twice')
  for (const page of [one, other]) {
    await page.goto('/works')
    await page.getByRole('link', { name: 'The Adventure of the Borrowed Violin', exact: true }).first().click()
    await page.waitForURL(/\/chapters\//)
    await vi.waitFor(async () => expect(await page.locator('#whisper-to option').count()).toBe(1), { timeout: 10_000 })
    await standAt(page, 3)
  }
}

async function talk(from: Page, to: Page, words: string): Promise<void> {
  await whisper(from, words)
  await hears(to, words)
}

/** @returns those of the words that stand there, plain or in base64 at any of its three beginnings */
function findings(kept: string): readonly string[] {
  const spellings = SAID.flatMap((words) => [
    words,
    ...['', 'a', 'ab'].map((before) =>
      Buffer.from(before + words)
        .toString('base64')
        .slice(4, -4),
    ),
  ])
  return spellings.filter((spelling) => kept.includes(spelling))
}

async function everythingIn(address: string): Promise<string> {
  const db = openDatabase<Record<string, Record<string, unknown>>>(address as `postgres://${string}`, 1)
  const tables = await db.introspection.getTables()
  const rows = []
  for (const { name } of tables) rows.push(JSON.stringify(await db.selectFrom(name).selectAll().execute()))
  await db.destroy()
  return rows.join('\n')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
