import { DatabaseSync } from 'node:sqlite'
import { PageFile } from './pages.ts'
import { shapeOf } from './shape.ts'
import { TablePress } from './table.ts'

/**
 * Prints whole tables into a SQLite file that nobody has open, past SQLite: rows become pages in one go, and each index
 * is sorted once and written from end to end. For filling a new archive; see docs/decisions/0014.
 * What the tables held before is kept. Nothing is checked but unique indexes, and a file that is not closed is broken:
 * work on a copy.
 */
export class Press {
  private readonly path: string
  private readonly pages: PageFile
  private readonly tables: ReadonlyMap<string, TablePress>
  /** the last number given out, by table */
  private readonly sequences: Map<string, number>

  /** @param tables that are to be filled */
  constructor(path: string, tables: readonly string[]) {
    this.path = path
    const { shapes, rows, sequences } = emptied(path, tables)
    this.pages = new PageFile(path)
    this.tables = new Map(shapes.map((shape) => [shape.name, new TablePress(this.pages, shape)]))
    this.sequences = sequences
    for (const [table, before] of rows) this.add(table, before)
  }

  /** @param rows by rising number, where the table's rows have one */
  add(table: string, rows: readonly object[]): void {
    const press = this.tables.get(table)
    if (!press) throw new RangeError(`${table} is not among the tables that are filled`)
    press.add(rows)
  }

  /** @returns the first of `count` numbers in a row that no row of the table has or had */
  reserve(table: string, count: number): number {
    const last = this.sequences.get(table) ?? 0
    this.sequences.set(table, last + count)
    return last + 1
  }

  /** Writes what is still open. The file is a database again. */
  close(): void {
    for (const table of this.tables.values()) table.finish()
    this.pages.close()
    using database = openAlone(this.path)
    database.exec('begin; delete from sqlite_sequence')
    const note = database.prepare('insert into sqlite_sequence (name, seq) values (?, ?)')
    for (const [table, last] of this.sequences) note.run(table, last)
    database.exec('commit')
  }
}

function emptied(path: string, tables: readonly string[]) {
  using database = openAlone(path)
  const shapes = tables.map((table) => shapeOf(database, table))
  const rows = tables.map(
    (table) => [table, database.prepare(`select * from "${table}" order by rowid`).all()] as const,
  )
  const sequences = new Map(
    database
      .prepare('select name, seq from sqlite_sequence')
      .all()
      .map(({ name, seq }) => [String(name), Number(seq)]),
  )
  database.exec(`begin; ${tables.map((table) => `delete from "${table}";`).join(' ')} commit`)
  return { shapes, rows, sequences }
}

/** Without a log beside the file: everything is in the one file when it is closed, and nothing is when the process ends
 * before. */
export function openAlone(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  database.exec(
    'pragma journal_mode = memory; pragma synchronous = off; pragma locking_mode = exclusive; pragma cache_size = -262144',
  )
  return database
}
