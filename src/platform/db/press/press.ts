import { DatabaseSync } from 'node:sqlite'
import { countPages, PageFile, pagesOf } from './pages.ts'
import { shapeOf, type TableShape } from './shape.ts'
import { TablePress } from './table.ts'

/** What those who print into one file must know; goes from thread to thread. */
export interface PrintPlan {
  readonly path: string
  readonly pageSize: number
  readonly shapes: readonly TableShape[]
  /** the rows that each table held before */
  readonly rows: Readonly<Record<string, readonly object[]>>
  /** the last number given out, by table */
  readonly sequences: Readonly<Record<string, number>>
  /** pages there are */
  readonly pages: SharedArrayBuffer
}

/** What somebody has printed. */
export interface Printed {
  readonly sequences: Readonly<Record<string, number>>
  /** pages that were taken and are not used */
  readonly free: readonly number[]
}

/** Takes the rows out of tables that are to be printed, and finds out how. The file is a database again after
 * {@link bindPrinted}. */
export function planPrint(path: string, tables: readonly string[]): PrintPlan {
  const read = emptied(path, tables)
  const { size, count } = pagesOf(path)
  const pages = new SharedArrayBuffer(4)
  new Int32Array(pages)[0] = count
  return { ...read, path, pageSize: size, pages }
}

/**
 * Prints whole tables into a SQLite file that nobody has open, past SQLite: rows become pages in one go, and each index
 * is sorted once and written from end to end. For filling a new archive; see docs/decisions/0014.
 * What the tables held before is kept. Nothing is checked but unique indexes: work on a copy.
 */
export class Press {
  private readonly pages: PageFile
  private readonly tables: ReadonlyMap<string, TablePress>
  private readonly sequences: Record<string, number>

  /** @param tables those of the plan that this one prints */
  constructor(plan: PrintPlan, tables: readonly string[]) {
    this.pages = new PageFile(plan.path, plan.pageSize, new Int32Array(plan.pages))
    const own = plan.shapes.filter(({ name }) => tables.includes(name))
    this.tables = new Map(own.map((shape) => [shape.name, new TablePress(this.pages, shape)]))
    this.sequences = { ...plan.sequences }
    for (const { name } of own) this.add(name, plan.rows[name] ?? [])
  }

  prints(table: string): boolean {
    return this.tables.has(table)
  }

  /** @param rows by rising number, where the table's rows have one */
  add(table: string, rows: readonly object[]): void {
    const press = this.tables.get(table)
    if (!press) throw new RangeError(`${table} is not among the tables that are printed here`)
    press.add(rows)
  }

  /** @returns the first of `count` numbers in a row that no row of the table has or had */
  reserve(table: string, count: number): number {
    const last = this.sequences[table] ?? 0
    this.sequences[table] = last + count
    return last + 1
  }

  /** Writes what is still open. */
  finish(): Printed {
    for (const table of this.tables.values()) table.finish()
    const free = this.pages.close()
    const own = Object.entries(this.sequences).filter(([table]) => this.tables.has(table))
    return { sequences: Object.fromEntries(own), free }
  }
}

/** Makes a database again of what was printed. */
export function bindPrinted({ path, pageSize, pages, sequences }: PrintPlan, parts: readonly Printed[]): void {
  const count = new Int32Array(pages)[0] ?? 0
  countPages(
    path,
    { size: pageSize, count },
    parts.flatMap(({ free }) => free),
  )
  using database = openAlone(path)
  database.exec('begin; delete from sqlite_sequence')
  const note = database.prepare('insert into sqlite_sequence (name, seq) values (?, ?)')
  const all = Object.assign({ ...sequences }, ...parts.map((part) => part.sequences)) as Record<string, number>
  for (const [table, last] of Object.entries(all)) note.run(table, last)
  database.exec('commit; pragma analysis_limit = 1000; analyze')
}

function emptied(path: string, tables: readonly string[]): Pick<PrintPlan, 'shapes' | 'rows' | 'sequences'> {
  using database = openAlone(path)
  const all = (query: string) => database.prepare(query).all()
  const shapes = tables.map((table) => shapeOf(database, table))
  const rows = tables.map((table) => [table, all(`select * from "${table}" order by rowid`)] as const)
  const sequences = all('select name, seq from sqlite_sequence').map(({ name, seq }) => [String(name), Number(seq)])
  database.exec(`begin; ${tables.map((table) => `delete from "${table}";`).join(' ')} commit`)
  return { shapes, rows: Object.fromEntries(rows), sequences: Object.fromEntries(sequences) }
}

/** Without a log beside the file: everything is in the one file when it is closed. */
function openAlone(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  database.exec(
    'pragma journal_mode = memory; pragma synchronous = off; pragma locking_mode = exclusive; pragma cache_size = -262144',
  )
  return database
}
