import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { insertUser, openSession, SESSION_COOKIE } from '../src/archive/accounts/index.ts'
import type { House } from '../src/archive/house.ts'
import { urls } from '../src/archive/urls.ts'
import { readConfig } from '../src/config.ts'
import { openHouse } from '../src/open.ts'
import { replicaOf } from '../src/platform/db/beside.ts'
import { type DatabaseAddress, openBeside } from '../src/platform/db/open.ts'
import { type Replica, readingFrom } from '../src/platform/db/replica.ts'
import { openLog } from '../src/platform/web/log.ts'
import type { Db, Tables } from '../src/schema/index.ts'
import { type Cluster, copyOf, createCluster, FOR_REPLICAS, type Server, startCluster } from './postgres.ts'
import { post } from './posting.ts'
import { Visitor } from './visitor.ts'

let clusters: readonly Cluster[]
let primary: Server
let copy: Server
let db: Db
let replica: Replica

beforeAll(async () => {
  const first = await createCluster()
  primary = await startCluster(first, { settings: FOR_REPLICAS })
  const second = await copyOf(first, primary)
  copy = await startCluster(second, { settings: FOR_REPLICAS })
  clusters = [first, second]
  db = openBeside<Tables>(primary.url as DatabaseAddress, copy.url as DatabaseAddress)
  replica = replicaOf(db) as Replica
  await sql`create table notes (words text)`.execute(db)
})

afterAll(async () => {
  await db.destroy()
  await copy.stop()
  await primary.stop()
  for (const cluster of clusters) await cluster.remove()
})

test('what a request reads comes from the replica, until it writes', async () => {
  await expect.poll(() => replica.holds()).toBe(true)
  expect(await isCopy()).toBe(false)
  const { wrote } = await readingFrom(true, async () => {
    expect(await isCopy()).toBe(true)
    await sql`insert into notes values ('one')`.execute(db)
    expect(await isCopy()).toBe(false)
    expect(await notes()).toContain('one')
  })
  expect(wrote).toBe(true)
  const reading = await readingFrom(true, () => isCopy())
  expect(reading).toEqual({ result: true, wrote: false })
})

test('a transaction is the primary’s, and so is what follows it', async () => {
  await readingFrom(true, async () => {
    await db.transaction().execute(async (trx) => {
      expect(await isCopy(trx)).toBe(false)
    })
    expect(await isCopy()).toBe(false)
  })
})

test('it is known when the replica holds what was written', async () => {
  await paused(async () => {
    await sql`insert into notes values ('two')`.execute(db)
    const position = await replica.position()
    await replica.look()
    expect(replica.holds(position)).toBe(false)
    await tellCopy('select pg_wal_replay_resume()')
    await expect.poll(() => replica.holds(position)).toBe(true)
    expect((await readingFrom(true, notes)).result).toContain('two')
  })
})

test('one that does not go on is not read from', async () => {
  await paused(async () => {
    await sql`insert into notes values ('three')`.execute(db)
    await expect.poll(() => replica.holds(), { timeout: 5000 }).toBe(false)
  })
  await expect.poll(() => replica.holds()).toBe(true)
})

test('a query that the replica cannot do is done by the primary, and the request stays there', async () => {
  await readingFrom(true, async () => {
    expect(await isCopy()).toBe(true)
    // only a primary knows
    await sql`select pg_current_wal_lsn()`.execute(db)
    expect(await isCopy()).toBe(false)
  })
})

test('whoever posts reads their work at once, others when the replica has it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-replica-'))
  const places = { DATABASE_URL: primary.url, DATABASE_REPLICA_URL: copy.url, FANLIGHT_DATA: folder }
  await using house = await openHouse(readConfig(places), openLog('silent'))
  const app = createApp(house)
  const author = new Visitor(app, { [SESSION_COOKIE]: await newMember(house, 'quillfeather') })
  await expect.poll(async () => replicaOf(house.db)?.holds(await replica.position())).toBe(true)
  const reader = new Visitor(app)
  // a query of a room names its tables like this
  const asked = `select count(*)::int from pg_stat_activity where query like '%from "%' and pid <> pg_backend_pid()`
  await expect
    .poll(async () => {
      expect((await reader.get('/works/1')).status).toBe(404)
      return tellCopy(asked)
    })
    .toBeGreaterThan(0)
  await paused(async () => {
    const work = await post(author, { title: 'The Long Way' })
    expect((await author.get(urls.work(work))).text).toContain('The Long Way')
  })
  await expect.poll(async () => (await reader.get('/works/1')).status).toBe(200)
  rmSync(folder, { recursive: true })
})

test('while it is gone the primary answers, and the replica again when it is back', async () => {
  const { port } = copy
  await copy.stop('immediate')
  expect((await readingFrom(true, notes)).result).toContain('one')
  expect(replica.holds()).toBe(false)
  copy = await startCluster(clusters[1] as Cluster, { port, settings: FOR_REPLICAS })
  await expect.poll(() => replica.holds(), { timeout: 10_000 }).toBe(true)
})

test('while the primary is gone, a replica that holds all of it is read from', async () => {
  const { port } = primary
  await primary.stop()
  await replica.look()
  expect(replica.holds()).toBe(true)
  expect((await readingFrom(true, notes)).result).toContain('one')
  primary = await startCluster(clusters[0] as Cluster, { port, settings: FOR_REPLICAS })
})

/** @returns the token of a browser in which they are logged in */
function newMember({ db: handle, now }: House, login: string): Promise<string> {
  return handle.transaction().execute(async (trx) => {
    const row = {
      login,
      email: `${login}@example.org`,
      passwordHash: null,
      emailConfirmed: true,
      roles: [],
      now: now(),
    }
    const userId = await insertUser(trx, row)
    return openSession(trx, { userId, now: now(), userAgent: 'test', remembered: false })
  })
}

async function isCopy(handle: Db = db): Promise<boolean> {
  const { rows } = await sql<{ copy: boolean }>`select pg_is_in_recovery() as copy`.execute(handle)
  return rows[0]?.copy === true
}

async function notes(): Promise<readonly string[]> {
  return (await sql<{ words: string }>`select words from notes`.execute(db)).rows.map(({ words }) => words)
}

/** Does something while the replica stands still. */
async function paused(work: () => Promise<void>): Promise<void> {
  await tellCopy('select pg_wal_replay_pause()')
  await expect.poll(() => tellCopy('select pg_get_wal_replay_pause_state()')).toBe('paused')
  try {
    await work()
  } finally {
    await tellCopy('select pg_wal_replay_resume()')
  }
}

async function tellCopy(words: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: copy.url })
  await client.connect()
  const { rows } = await client.query<unknown[]>({ text: words, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}
