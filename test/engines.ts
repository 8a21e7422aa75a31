import { accessSync, constants, copyFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Kysely, type PostgresPool, sql } from 'kysely'
import type { Pool } from 'pg'
import { inject } from 'vitest'
import { plantFixedTags } from '../src/archive/tags/index.ts'
import { type DatabaseAddress, databaseOver, openDatabase, openPool } from '../src/platform/db/open.ts'
import { migrate, type Tables, type Transaction } from '../src/schema/index.ts'
import { type Emptying, emptyingOf } from './postgres/emptying.ts'

/** Which engine this run of the suite is on; vitest.config.ts runs it once for each. */
export const engine = process.env.FANLIGHT_TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite'

/** A database of one test's own. */
export interface TestDatabase extends AsyncDisposable {
  readonly address: DatabaseAddress
  /** A way into it that stays open until it is disposed of. */
  readonly db: Kysely<Tables>
  /** a folder of the test's own, gone when it is disposed of */
  readonly folder: string
}

/** What tests write is gone a moment later and need not reach a disk: Linux has a folder in memory.
 * Containers often make it too small. */
const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 2 ** 30

/** where tests keep their folders */
export const place = hasMemory() ? MEMORY : tmpdir()

function hasMemory(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false
  }
}

/** Brings an empty database to where every archive starts. */
export async function prepare(db: Kysely<Tables>): Promise<void> {
  await migrate(db)
  await db.transaction().execute(plantedFirst)
}

function plantedFirst(trx: Transaction): Promise<void> {
  return plantFixedTags(trx, new Date(0))
}

/** @param empty without tables, for tests of migrations; otherwise migrated */
export async function openTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(place, 'fanlight-test-'))
  const database = engine === 'postgres' ? await postgresDatabase(empty) : sqliteDatabase(folder, empty)
  return {
    address: database.address,
    get db() {
      return database.open()
    },
    folder,
    async [Symbol.asyncDispose]() {
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Made = {
  readonly address: DatabaseAddress
  readonly open: () => Kysely<Tables>
  readonly drop: () => Promise<void>
}

function sqliteDatabase(folder: string, empty: boolean): Made {
  const file = path.join(folder, 'fanlight.sqlite')
  if (!empty) copyFileSync(inject('template'), file)
  let db: Kysely<Tables> | undefined
  const open = () => {
    db ??= openDatabase<Tables>(`sqlite:${file}`)
    return db
  }
  return { address: `sqlite:${file}`, open, drop: async () => db?.destroy() }
}

let counter = 0

/** A database of a test that is over, as empty as new, and its connections: they know all tables already. */
type Emptied = { readonly name: string; readonly pool: Pool; readonly emptying: Emptying }

/** Making a database takes a hundred times as long as emptying one, and a new connection learns all tables anew. */
const emptied: Emptied[] = []

const CONNECTIONS = 4

/** The connections of a pool for one handle: when that is destroyed they stay open, nothing is under way on them any more, and
 * nothing comes through that handle later. */
function lend(pool: Pool): PostgresPool {
  let over = false
  return {
    options: pool.options,
    connect: async () => {
      if (over) throw new Error('the test is over')
      return pool.connect()
    },
    end: async () => {
      over = true
      const all = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()))
      for (const client of all) client.release()
    },
  }
}

async function postgresDatabase(empty: boolean): Promise<Made> {
  const server = inject('postgres')
  const reused = empty ? undefined : emptied.pop()
  const name = reused?.name ?? `${inject('template')}_${process.pid}_${counter++}`
  const source = empty ? 'template1' : inject('template')
  if (!reused) await onServer(server, `create database "${name}" template "${source}"`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const address = url.href as DatabaseAddress
  const pool = reused?.pool ?? openPool(address, CONNECTIONS)
  // a handle of its own: what is remembered of a database is remembered by handle
  const db = databaseOver<Tables>(lend(pool))
  return {
    address,
    open: () => db,
    drop: async () => {
      await db.destroy()
      if (empty) {
        await pool.end()
        return onServer(server, `drop database if exists "${name}" with (force)`)
      }
      const emptying = reused?.emptying ?? (await emptyingOf(address))
      await emptying.empty()
      await databaseOver<Tables>(lend(pool)).transaction().execute(plantedFirst)
      emptied.push({ name, pool, emptying })
    },
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const db = openDatabase<Tables>(server as DatabaseAddress, 1)
  await sql.raw(statement).execute(db)
  await db.destroy()
}
