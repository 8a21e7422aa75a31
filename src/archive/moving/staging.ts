import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** A row as it was staged: by column; null for NULL and for what is not there. */
export type StagedRow = Readonly<Record<string, string | null>>

/** Which columns of a table are wanted, and those among them that rows are looked up by. */
export interface Wanted {
  readonly columns: readonly string[]
  /** hold whole numbers; the first is what rows are sorted by */
  readonly numbers: readonly string[]
  /** groups of columns that rows are asked for by */
  readonly indexes?: readonly (readonly string[])[]
}

/**
 * Where the rows of a dump wait until everything they belong to is there, however many they are: dumps name chapters before their
 * stories. A SQLite file beside the archive's own data, gone when it is closed.
 */
export class Staging implements Disposable {
  private readonly db: DatabaseSync
  private readonly file: string
  private readonly inserts = new Map<string, StatementSync>()
  private readonly selects = new Map<string, StatementSync>()

  /** @param folder made when absent */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.file = path.join(folder, `moving-${process.pid}-${Date.now()}.sqlite`)
    this.db = new DatabaseSync(this.file)
    this.db.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -16000; begin')
  }

  /** Makes a table, once. */
  make(table: string, { columns, numbers }: Wanted): void {
    if (this.inserts.has(table)) return
    const typed = columns.map((name) => `${quoted(name)} ${numbers.includes(name) ? 'integer' : 'text'}`)
    this.db.exec(`create table if not exists ${quoted(table)} (${typed.join(', ')})`)
    this.inserts.set(
      table,
      this.db.prepare(`insert into ${quoted(table)} values (${columns.map(() => '?').join(', ')})`),
    )
  }

  /** From here on the table answers to this name. */
  name(table: string, name: string): void {
    this.db.exec(`alter table ${quoted(table)} rename to ${quoted(name)}`)
  }

  add(table: string, values: readonly SQLInputValue[]): void {
    this.inserts.get(table)?.run(...values)
  }

  /** All rows are in: from here on they are asked for. */
  ready(tables: Readonly<Record<string, Wanted>>): void {
    const known = new Set(this.all("select name from sqlite_master where type = 'table'").map(({ name }) => name))
    for (const [table, { indexes = [] }] of Object.entries(tables)) {
      if (!known.has(table)) continue
      for (const columns of indexes) {
        const name = quoted(`${table} by ${columns.join(' ')}`)
        this.db.exec(`create index if not exists ${name} on ${quoted(table)} (${columns.map(quoted).join(', ')})`)
      }
    }
    this.db.exec('commit')
  }

  /** @param sql with `?` for each value */
  all(sql: string, ...values: readonly SQLInputValue[]): readonly StagedRow[] {
    return this.statement(sql).all(...values) as unknown as readonly StagedRow[]
  }

  /** Rows one after the other, however many. Nothing else may be written meanwhile. */
  each(sql: string, ...values: readonly SQLInputValue[]): Iterable<StagedRow> {
    // an iterator holds its statement: one that is being read must not be begun again
    return this.db.prepare(sql).iterate(...values) as unknown as Iterable<StagedRow>
  }

  count(sql: string, ...values: readonly SQLInputValue[]): number {
    return Number(Object.values(this.statement(sql).get(...values) ?? {})[0] ?? 0)
  }

  private statement(sql: string): StatementSync {
    const known = this.selects.get(sql) ?? this.db.prepare(sql)
    this.selects.set(sql, known)
    return known
  }

  [Symbol.dispose](): void {
    this.db.close()
    if (existsSync(this.file)) rmSync(this.file)
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
