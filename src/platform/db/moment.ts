import { DatabaseSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { type DatabaseAddress, openDatabase } from './open.ts'

/** A database as it was when this was opened, whatever others write meanwhile. */
export interface Moment<Tables> extends AsyncDisposable {
  readonly db: Kysely<Tables>
}

/** Opens a database for reading alone, all of it as it is at this moment: everything read through it fits together. Nobody
 * waits for it; PostgreSQL and SQLite only keep what it may still read. */
export async function openMoment<Tables>(address: DatabaseAddress): Promise<Moment<Tables>> {
  if (address.startsWith('sqlite:')) {
    const db = new Kysely<Tables>({ dialect: new ReadingDialect(address.slice(7)) })
    return { db, [Symbol.asyncDispose]: () => db.destroy() }
  }
  const db = openDatabase<Tables>(address, 1)
  const trx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  await sql`set local statement_timeout = 0`.execute(trx)
  return {
    db: trx,
    async [Symbol.asyncDispose]() {
      await trx.rollback().execute()
      await db.destroy()
    },
  }
}

class ReadingDialect implements Dialect {
  private readonly path: string

  constructor(path: string) {
    this.path = path
  }

  createDriver(): Driver {
    return new ReadingDriver(this.path)
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler()
  }

  createAdapter(): SqliteAdapter {
    return new SqliteAdapter()
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db)
  }
}

/** One connection, inside one transaction from its first to its last query. */
class ReadingDriver implements Driver {
  private readonly path: string
  private database: DatabaseSync | undefined

  constructor(path: string) {
    this.path = path
  }

  async init(): Promise<void> {
    this.database = new DatabaseSync(this.path, { timeout: 30_000, readOnly: true })
    // the moment is that of the first read, not of "begin"
    this.database.exec('begin; select count(*) from sqlite_master')
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.database) throw new Error('the database is closed')
    return new ReadingConnection(this.database)
  }

  beginTransaction(): Promise<void> {
    throw new Error('a moment is one transaction already')
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.database?.close()
    this.database = undefined
  }
}

class ReadingConnection implements DatabaseConnection {
  private readonly database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.database = database
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const values = query.parameters as readonly (string | number | null)[]
    return { rows: this.database.prepare(query.sql).all(...values) as Row[] }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('a moment is read in batches')
  }
}
