import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Db, Transaction } from '../src/schema/index.ts'
import { runCommand, type Served, serveArchive } from '../test/served.ts'
import { openPlace } from './place.ts'

const SESSION_COOKIE = 'fanlight_session'

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '2000' },
    letters: { type: 'string', default: '55' },
    postgres: { type: 'boolean', default: false },
  },
})

const data = mkdtempSync(path.join(tmpdir(), 'fanlight-bonds-'))
const agent = new Agent({ keepAlive: false })
try {
  await bench()
} finally {
  agent.destroy()
  rmSync(data, { recursive: true, force: true })
}

/** Letters from one of a pair to the other: on one process, or with PostgreSQL from one process to another; meanwhile, and before,
 * many others have a page open, which they opened all in the same moment. */
async function bench(): Promise<void> {
  await using place = await openPlace(data, values.postgres)
  const environment = { DATABASE_URL: place.url }
  await runCommand(data, ['seed', '--works', '1', '--text', 'short'], environment)
  const connections = Number(values.connections)
  const cookies = await pairs(place.db, connections)
  await using first = await serveArchive(data, [], environment)
  const second = values.postgres ? await serveArchive(data, [], environment) : undefined
  const there = second ?? first
  print('letters, nothing else open', await deliveries(first, there, cookies))
  const servers = [...new Set([first, there])]
  const memory = () => servers.reduce((sum, server) => sum + memoryOf(server), 0)
  const before = memory()
  const others = cookies.slice(2)
  const began = performance.now()
  await Promise.all(
    others.map(({ cookie }, at) => listen(servers[(at >> 1) % servers.length] as Served, cookie, () => undefined)),
  )
  const seconds = (performance.now() - began) / 1000
  const mib = memory() - before
  process.stdout.write(
    `${others.length} connections opened at once, greeted after ${seconds.toFixed(1)} s: ${mib.toFixed(0)} MiB more, ${((mib * 1000) / others.length).toFixed(1)} MiB for 1,000\n`,
  )
  print(`letters, ${others.length} others open`, await deliveries(first, there, cookies))
  agent.destroy()
  await second?.[Symbol.asyncDispose]()
}

interface Reader {
  readonly userId: number
  readonly cookie: string
}

/** Members two by two, each pair with a bond in which everything passes. */
async function pairs(db: Db, many: number): Promise<readonly Reader[]> {
  const now = new Date()
  return db.transaction().execute(async (trx) => {
    const readers: Reader[] = []
    for (let at = 0; at < many + 2; at++) {
      const login = `pair${at}`
      const token = randomBytes(32).toString('base64url')
      const userId = await insertReader(trx, login, token, now)
      await trx.insertInto('bond_choices').values({ user_id: userId }).execute()
      await trx.insertInto('bond_readers').values({ user_id: userId }).execute()
      const bondId = (at >> 1) + 1
      if (at % 2 === 0)
        await trx.insertInto('bonds').values({ created_at: now.toISOString(), leader_id: null }).execute()
      const hand = { bond_id: bondId, user_id: userId, gives: 15, takes: 15, joined_at: now.toISOString() }
      await trx.insertInto('bond_members').values(hand).execute()
      readers.push({ userId, cookie: `${SESSION_COOKIE}=${token}` })
    }
    return readers
  })
}

/** As a registration and a log-in would leave it. */
async function insertReader(trx: Transaction, login: string, token: string, now: Date): Promise<number> {
  const at = now.toISOString()
  const email = `${login}@example.org`
  const row = { login, login_key: login, email, email_key: email, password_hash: null, suspended_until: null }
  const { id } = await trx
    .insertInto('users')
    .values({ ...row, email_confirmed_at: at, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const browser = { user_id: id, user_agent: 'bench', remembered: 0 as const }
  const until = new Date(now.getTime() + 86_400_000).toISOString()
  await trx
    .insertInto('sessions')
    .values({
      ...browser,
      id: createHash('sha256').update(token).digest('base64url'),
      created_at: at,
      seen_at: at,
      expires_at: until,
    })
    .execute()
  return id
}

/** @returns milliseconds from sending to arriving, for each letter */
async function deliveries(here: Served, there: Served, [from, to]: readonly Reader[]): Promise<readonly number[]> {
  if (!from || !to) throw new Error('nobody to write to')
  const waiting = new Map<string, (at: number) => void>()
  const close = await listen(there, to.cookie, (text) => {
    for (const [nonce, arrived] of waiting) if (text.includes(nonce)) arrived(performance.now())
  })
  const page = await (await fetch(`${here.address}/bonds`, { headers: { cookie: from.cookie } })).text()
  const token = /<meta name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? ''
  const times: number[] = []
  for (let at = 0; at < Number(values.letters); at++) {
    const nonce = randomBytes(16).toString('base64url')
    const arrived = new Promise<number>((resolve) => waiting.set(nonce, resolve))
    const began = performance.now()
    const status = await write(here, from.cookie, token, nonce)
    if (status !== 201) waiting.delete(nonce)
    // nobody may write more than 120 in a minute
    if (status === 429) break
    if (status !== 201) throw new Error(`a letter was answered with ${status}`)
    times.push((await arrived) - began)
    waiting.delete(nonce)
  }
  close()
  return times
}

async function write({ address }: Served, cookie: string, token: string, nonce: string): Promise<number> {
  const answer = await fetch(`${address}/bonds/1/letters`, {
    method: 'POST',
    headers: { cookie, 'x-csrf-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({
      nonce,
      kind: 'whisper',
      body: randomBytes(12 + 1024 + 16).toString('base64url'),
      commitment: randomBytes(32).toString('base64url'),
      seals: {},
    }),
  })
  return answer.status
}

/** Opens a stream; resolves once the first word came over it. One that is refused, cut or ended before comes back a moment later, as it does
 * in a browser.
 * @returns what closes it */
async function listen(there: Served, cookie: string, heard: (text: string) => void): Promise<() => void> {
  for (;;) {
    const close = await tryToListen(there, cookie, heard)
    if (close) return close
    await pause(500 + Math.random() * 1000)
  }
}

function tryToListen(there: Served, cookie: string, heard: (text: string) => void): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    const request = get(`${there.address}/bonds/stream`, { agent, headers: { cookie } }, (answer) => {
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        heard(text)
        if (text.includes('event: hello')) resolve(() => request.destroy())
      })
      answer.on('end', () => resolve(undefined))
      answer.on('error', () => resolve(undefined))
    })
    request.on('error', () => resolve(undefined))
  })
}

function memoryOf({ pid }: Served): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

function print(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)
  process.stdout.write(
    `${name}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of ${times.length} (${values.postgres ? 'two processes, PostgreSQL' : 'one process, SQLite'}; ${cpus().length} × ${cpus()[0]?.model})\n`,
  )
}
