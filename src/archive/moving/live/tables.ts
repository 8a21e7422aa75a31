import type { Column } from '../dump/tables.ts'
import { isWanted, tableNamed, WANTED } from '../efiction/tables.ts'
import { declaredCharset } from '../encoding.ts'
import type { OldServer } from './server.ts'

/** A column as the server declares it. */
export interface LiveColumn extends Column {
  /** as the server writes it */
  readonly written: string
  /** of its text, by MySQL's name; undefined for numbers and dates */
  readonly charset: string | undefined
}

/** A table of an old archive. */
export interface LiveTable {
  readonly name: string
  /** how many rows the server thinks it has */
  readonly rows: number
  readonly columns: readonly LiveColumn[]
}

/** @returns the tables of all old archives of that database, in the order of the alphabet, as dumps have them */
export async function tablesOf(server: OldServer): Promise<readonly LiveTable[]> {
  const tables = await server.all(
    "select table_name, table_rows from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE' order by table_name",
  )
  const columns = await server.all(
    'select table_name, column_name, data_type, character_maximum_length, character_set_name from information_schema.columns where table_schema = database() order by table_name, ordinal_position',
  )
  const byTable = Map.groupBy(columns, ([table]) => table)
  return tables
    .map(([name, rows]) => ({
      name: String(name),
      rows: Number(rows ?? 0),
      columns: (byTable.get(name ?? '') ?? []).map(columnFrom),
    }))
    .filter(({ name }) => tableNamed(name) !== undefined)
}

function columnFrom([, name, type, length, charset]: readonly (string | number | null)[]): LiveColumn {
  const written = String(name)
  const bounded = /^(?:var)?(?:char|binary)$/i.test(String(type))
  return {
    written,
    name: written.toLowerCase(),
    length: bounded && length !== null && length !== undefined ? Number(length) : undefined,
    charset: typeof charset === 'string' ? charset : undefined,
  }
}

/** How a table is read: what moves of it, and the character set that its bytes are in where they are no UTF-8. */
export interface Reading {
  readonly sql: string
  readonly columns: readonly string[]
  readonly charset: string
}

/** @returns undefined for a table of which nothing moves */
export function readingOf({ name, columns }: LiveTable): Reading | undefined {
  const table = tableNamed(name)?.table ?? ''
  if (!isWanted(table)) return undefined
  const wanted: readonly string[] = WANTED[table].columns
  const kept = columns.filter((column) => wanted.includes(column.name))
  if (kept.length === 0) return undefined
  const charset = kept.map((column) => column.charset).find((one) => one && declaredCharset(one)) ?? 'utf8'
  return {
    sql: `select ${kept.map((column) => asBytes(column, charset)).join(', ')} from ${ticked(name)}`,
    columns: kept.map((column) => column.name),
    charset,
  }
}

/** In such columns people keep bytes of every kind: what is declared says little. */
const ANYTHING = /^(?:latin1|utf8|utf8mb3|utf8mb4|ascii|binary)$/i

/** What could be read by no guess, as UTF-16, the server brings to UTF-8. */
function asBytes({ written, charset }: LiveColumn, declared: string): string {
  const plain = charset === undefined || charset === declared || ANYTHING.test(charset)
  return plain ? ticked(written) : `convert(${ticked(written)} using utf8mb4)`
}

/** @returns the statement that says how many rows a table has */
export function countOf({ name }: LiveTable): string {
  return `select count(*) from ${ticked(name)}`
}

function ticked(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}
