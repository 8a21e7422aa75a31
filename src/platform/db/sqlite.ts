import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

const STATEMENTS_KEPT = 400
/** @see https://sqlite.org/pragma.html#pragma_optimize */
const MEASURE_ALL_THAT_GREW = 0x10002

/**
 * Kysely over the SQLite inside Node: one connection that writes, one that reads.
 * A plain select never waits: it runs on the reading connection and sees the last commit. Everything else takes its
 * turn on the writing one, and a transaction holds that turn until it ends.
 */
export class NodeSqliteDialect implements Dialect {
  private readonly path: string

  /** @param path of the database file; made when absent. WAL, so that readers and the writer do not block each other */
  constructor(path: string) {
    this.path = path
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.path)
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler()
  }

  createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter()
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db)
  }
}

/** SQLite rolls tables back as well as rows, so an interrupted migration leaves nothing behind. Kysely must not queue
 * what it is asked: {@link Turns} does, and only what has to wait. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }

  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class NodeSqliteDriver implements Driver {
  private readonly path: string
  private readonly turns = new Turns()
  private writer: Handle | undefined
  private reader: Handle | undefined

  constructor(path: string) {
    this.path = path
  }

  /** The file is read, not mapped: a disk that fails under a map ends the program, and the map counts as its memory. */
  async init(): Promise<void> {
    this.writer = new Handle(new DatabaseSync(this.path, { timeout: 10_000 }))
    this.writer.database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory; ' +
        'pragma cache_size = -32768; pragma journal_size_limit = 67108864; pragma mmap_size = 0',
    )
    // a table that was small when it was last measured would be gone through row by row for ever
    this.writer.database.exec(`pragma optimize = ${MEASURE_ALL_THAT_GREW}`)
    this.reader = new Handle(new DatabaseSync(this.path, { timeout: 10_000, readOnly: true }))
    this.reader.database.exec('pragma temp_store = memory; pragma cache_size = -65536; pragma mmap_size = 0')
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.writer || !this.reader) throw new Error('the database is closed')
    return new Connection(this.writer, this.reader, this.turns)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as Connection).begin()
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    ;(connection as Connection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    ;(connection as Connection).rollback()
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    const free = await this.turns.take()
    this.reader?.database.close()
    this.writer?.database.exec('pragma optimize')
    this.writer?.database.close()
    this.reader = undefined
    this.writer = undefined
    free()
  }
}

class Connection implements DatabaseConnection {
  private readonly writer: Handle
  private readonly reader: Handle
  private readonly turns: Turns
  private free: (() => void) | undefined

  constructor(writer: Handle, reader: Handle, turns: Turns) {
    this.writer = writer
    this.reader = reader
    this.turns = turns
  }

  async begin(): Promise<void> {
    this.free = await this.turns.take()
    try {
      this.writer.database.exec('begin immediate')
    } catch (cause) {
      this.giveBack()
      throw cause
    }
  }

  /** When it fails the turn is kept: Kysely rolls back next. */
  commit(): void {
    this.writer.database.exec('commit')
    this.giveBack()
  }

  rollback(): void {
    try {
      // a full disk makes SQLite roll back by itself; a second rollback would hide the first error
      if (this.writer.database.isTransaction) this.writer.database.exec('rollback')
    } finally {
      this.giveBack()
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.free) return this.writer.run<Row>(query)
    if (query.query.kind === 'SelectQueryNode') return this.reader.run<Row>(query)
    const free = await this.turns.take()
    try {
      return this.writer.run<Row>(query)
    } finally {
      free()
    }
  }

  async *streamQuery<Row>(query: CompiledQuery, chunk: number): AsyncIterableIterator<QueryResult<Row>> {
    let rows: Row[] = []
    for (const row of this.reader.each<Row>(query)) {
      rows.push(row)
      if (rows.length < chunk) continue
      yield { rows }
      rows = []
    }
    if (rows.length > 0) yield { rows }
  }

  private giveBack(): void {
    this.free?.()
    this.free = undefined
  }
}

/** One database connection and its prepared statements, the most recently used last. */
class Handle {
  readonly database: DatabaseSync
  private readonly statements = new Map<string, Prepared>()

  constructor(database: DatabaseSync) {
    this.database = database
  }

  run<Row>(query: CompiledQuery): QueryResult<Row> {
    const { statement, answers } = this.prepared(query.sql)
    const values = query.parameters.map(toSqlite)
    if (answers) return { rows: statement.all(...values) as Row[] }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  /** A statement of its own: a cached one would be reset under a reader that is still walking. */
  each<Row>(query: CompiledQuery): IterableIterator<Row> {
    return this.database.prepare(query.sql).iterate(...query.parameters.map(toSqlite)) as IterableIterator<Row>
  }

  private prepared(sql: string): Prepared {
    const known = this.statements.get(sql)
    if (known) {
      this.statements.delete(sql)
      this.statements.set(sql, known)
      return known
    }
    const statement = this.database.prepare(sql)
    const prepared = { statement, answers: statement.columns().length > 0 }
    this.statements.set(sql, prepared)
    if (this.statements.size > STATEMENTS_KEPT) this.statements.delete(this.statements.keys().next().value as string)
    return prepared
  }
}

/** A statement, and whether it answers with rows: asking it again each time would describe every column again. */
interface Prepared {
  readonly statement: StatementSync
  readonly answers: boolean
}

function toSqlite(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0
  return value as SQLInputValue
}

/** First come, first served; a turn ends when its holder calls what it got. */
class Turns {
  private last: Promise<void> = Promise.resolve()

  async take(): Promise<() => void> {
    const before = this.last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.last = promise
    await before
    return resolve
  }
}
