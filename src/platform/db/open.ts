import { type Kysely, PostgresAdapter, PostgresDialect, type PostgresPool } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'
import { databaseBeside } from './beside.ts'
import { PatientKysely } from './patient.ts'
import { NodeSqliteDialect } from './sqlite.ts'

/** `sqlite:` followed by the path of a file, or `postgres://user:password@host:port/name`. */
export type DatabaseAddress = `sqlite:${string}` | `postgres://${string}` | `postgresql://${string}`

const INT8 = 20
const NUMERIC = 1700

/** Counts and sums come as numbers from both engines; none here grows past 2^53. */
const asNumbers: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}

/**
 * Opens one database, whichever engine its address names.
 * @param address see {@link DatabaseAddress}
 * @param connections at most so many to PostgreSQL at once; SQLite has one that reads and one that writes
 * @throws when the first query runs, not here, if nothing answers at the address
 */
export function openDatabase<Tables>(address: DatabaseAddress, connections = 10): Kysely<Tables> {
  if (address.startsWith('sqlite:')) return new PatientKysely({ dialect: new NodeSqliteDialect(address.slice(7)) })
  return databaseOver(openPool(address, connections))
}

/** The same, and a streaming replica of it that pages are read from.
 * @see {@link databaseBeside} */
export function openBeside<Tables>(address: DatabaseAddress, replica: DatabaseAddress): Kysely<Tables> {
  const copy = openPool(replica, 10, { connectionTimeoutMillis: 3000, query_timeout: 3000 })
  return databaseBeside(openPool(address, 10), copy)
}

/** @returns the connections to a PostgreSQL, for who keeps them longer than one handle; see {@link openDatabase} */
export function openPool(address: DatabaseAddress, connections: number, more: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString: address,
    max: connections,
    types: asNumbers,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    application_name: 'fanlight',
    ...more,
  })
  // a connection that the server closes must not end the process, whether it idles or is between two statements of a
  // transaction: the next statement says what happened, the next query opens another
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** @returns a new handle; destroying it ends the pool */
export function databaseOver<Tables>(pool: PostgresPool): Kysely<Tables> {
  return new PatientKysely({ dialect: new PostgresDialect({ pool }) })
}

/** @returns a number that grows with every transaction that this process brings to an end on this database */
export function committedHere<Tables>(db: Kysely<Tables>): number {
  return db instanceof PatientKysely ? db.committed : 0
}

/** @returns whether this handle, or the transaction it stands for, speaks to PostgreSQL (the other engine is SQLite) */
export function isPostgres<Tables>(db: Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** PostgreSQL's classes of "cannot connect", "out of resources", "operator intervention", "system error".
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const OUT_OF_REACH = /^(?:08|53|57|58)/
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH'])
/** SQLite's primary codes: busy, locked, read-only, I/O error, full, cannot open.
 * @see https://sqlite.org/rescode.html */
const SQLITE_OUT_OF_REACH = new Set([5, 6, 8, 10, 13, 14])

/** Of a file: no room, read-only, broken, over the quota, not to be opened. They end when somebody mends the disk.
 * @see https://man7.org/linux/man-pages/man3/errno.3.html */
const DISK = new Set(['ENOSPC', 'EROFS', 'EIO', 'EDQUOT', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM', 'ENOTDIR'])

/** @returns whether an error of a query or of a file says that what keeps things cannot answer now, though it may later */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errcode } = error as Error & { readonly code?: unknown; readonly errcode?: unknown }
  if (typeof errcode === 'number') return SQLITE_OUT_OF_REACH.has(errcode & 0xff)
  if (typeof code === 'string' && (OUT_OF_REACH.test(code) || NETWORK.has(code) || DISK.has(code))) return true
  return (
    /timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(error.message) ||
    isOutOfReach(error.cause)
  )
}
