import type { Column } from '../dump/tables.ts'
import type { Bytes } from '../dump/values.ts'
import { declaredCharset, repairText } from '../encoding.ts'
import type { Source } from '../source.ts'
import type { Staging } from '../staging.ts'
import { COLUMNS, isWanted, LISTS, type TableName, tableNamed, WANTED } from './tables.ts'

/** What a dump or a database was found to hold. */
export interface Staged {
  /** rows by prefix and table, of tables that are not kept too */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** values whose encoding was repaired, by how */
  readonly repaired: {
    once: number
    oftener: number
    windows: number
    macintosh: number
    declared: number
    cut: number
  }
  /** lists of ids that had filled their column, so that the last id may be half of one: `stories 12 classes` */
  readonly fullLists: Set<string>
  readonly faults: string[]
  /** rows whose number of values fits no known table */
  readonly oddRows: Map<string, number>
}

interface Found extends Staged {
  readonly rows: Map<string, Map<string, number>>
}

/** Reads everything into the staging tables, one for each site and table.
 * @param watch is told after each chunk; answers whether to go on */
export async function stage(source: Source, staging: Staging, watch: () => boolean): Promise<Staged> {
  const found: Found = {
    rows: new Map(),
    repaired: { once: 0, oftener: 0, windows: 0, macintosh: 0, declared: 0, cut: 0 },
    fullLists: new Set(),
    faults: [],
    oddRows: new Map(),
  }
  const declared = new Map<string, readonly Column[]>()
  let charset: string | undefined
  for await (const pieces of source.pieces) {
    for (const piece of pieces) {
      if (piece.kind === 'charset') charset = declaredCharset(piece.name)
      else if (piece.kind === 'table') declared.set(piece.table, piece.columns)
      else if (piece.kind === 'counted') count(piece.table, piece.rows, found)
      else if (piece.kind === 'row') take(piece, declared.get(piece.table), charset, staging, found)
      else found.faults.push(faultOf(piece))
    }
    if (!watch()) break
  }
  return found
}

function faultOf(piece: { readonly kind: 'cut' | 'broken'; readonly table: string; readonly near?: string }): string {
  return piece.kind === 'cut'
    ? `the dump ends in the middle of the table ${piece.table || 'that comes next'}: what would follow is not there`
    : `in the table ${piece.table} something is no row, near ${JSON.stringify(piece.near)}: the rest of that statement is lost`
}

type Row = {
  readonly table: string
  readonly columns: readonly string[] | undefined
  readonly values: readonly Bytes[]
}

function take(
  row: Row,
  declared: readonly Column[] | undefined,
  charset: string | undefined,
  staging: Staging,
  found: Found,
): void {
  const named = tableNamed(row.table)
  if (!named) return
  const { prefix, table } = named
  if (isWanted(table) && !found.rows.get(prefix)?.has(table)) staging.make(`${prefix}|${table}`, WANTED[table])
  count(row.table, 1, found)
  if (!isWanted(table)) return
  const columns = row.columns ?? declared?.map(({ name }) => name) ?? COLUMNS[table]
  if (row.values.length !== columns.length && (row.columns ?? declared)) {
    found.oddRows.set(table, (found.oddRows.get(table) ?? 0) + 1)
    return
  }
  const texts = new Map(columns.map((name, at) => [name, row.values[at] ?? null]))
  noteFullLists(table, texts, declared, found)
  staging.add(`${prefix}|${table}`, valuesFor(table, texts, charset, found))
}

function count(name: string, rows: number, found: Found): void {
  const named = tableNamed(name)
  if (!named || rows === 0) return
  const counts = found.rows.get(named.prefix) ?? new Map<string, number>()
  found.rows.set(named.prefix, counts)
  counts.set(named.table, (counts.get(named.table) ?? 0) + rows)
}

function valuesFor(
  table: TableName,
  texts: ReadonlyMap<string, Bytes>,
  charset: string | undefined,
  found: Found,
): (string | number | null)[] {
  const { columns, numbers } = WANTED[table]
  return columns.map((name) => {
    const value = texts.get(name) ?? null
    if (numbers.includes(name)) return Number.parseInt(value ?? '', 10) || 0
    return value === null ? null : readable(value, charset, found)
  })
}

function readable(value: string, charset: string | undefined, { repaired }: Found): string {
  const { text, undone, read, cut } = repairText(Buffer.from(value, 'latin1'), charset)
  if (undone === 1) repaired.once++
  else if (undone > 1) repaired.oftener++
  if (read === 'windows-1252' || read === 'macintosh' || read === 'declared') {
    repaired[read === 'windows-1252' ? 'windows' : read]++
  }
  if (cut) repaired.cut++
  return text
}

/** MySQL cut what did not fit without a word: the last id of a full list may be the beginning of another. */
function noteFullLists(
  table: TableName,
  texts: ReadonlyMap<string, Bytes>,
  declared: readonly Column[] | undefined,
  { fullLists }: Found,
): void {
  if (table !== 'stories') return
  for (const [name, usual] of Object.entries(LISTS)) {
    const length = declared?.find((column) => column.name === name)?.length ?? usual
    if ((texts.get(name)?.length ?? 0) >= length) fullLists.add(`${texts.get('sid')} ${name}`)
  }
}
