import type { DatabaseSync } from 'node:sqlite'
import type { Value } from './record.ts'

/** A table as its pages are to be written. */
export interface TableShape {
  readonly name: string
  /** the page that its tree begins from */
  readonly root: number
  readonly columns: readonly ColumnShape[]
  /** place of the column that is the number of the row itself; -1 when there is none */
  readonly key: number
  readonly indexes: readonly IndexShape[]
}

export interface ColumnShape {
  readonly name: string
  readonly isText: boolean
  /** what a row holds that does not say */
  readonly usual: Value
}

export interface IndexShape {
  readonly name: string
  readonly root: number
  readonly unique: boolean
  /** places of the table's columns; -1 stands for the number of the row */
  readonly columns: readonly number[]
  /** which rows are in it: places of columns, and whether they hold nothing */
  readonly only: readonly { readonly column: number; readonly isNull: boolean }[]
}

/** Reads from the schema what a table is made of.
 * @throws when it has something that only SQLite itself can write */
export function shapeOf(database: DatabaseSync, name: string): TableShape {
  const columns = rowsOf(database, `pragma table_info("${name}")`).map((row) => ({
    name: String(row.name),
    isText: /text/i.test(String(row.type)),
    usual: usualOf(row.dflt_value),
    isKey: row.pk === 1 && /^integer$/i.test(String(row.type)),
  }))
  const keys = rowsOf(database, `pragma table_info("${name}")`).filter(({ pk }) => pk !== 0)
  const key = keys.length === 1 ? columns.findIndex(({ isKey }) => isKey) : -1
  const sql = masterOf(database, name).sql
  if (/without\s+rowid|generated\s+always|\bcheck\s*\(/i.test(sql)) throw new Error(`${name} is no plain table`)
  return {
    name,
    root: masterOf(database, name).root,
    columns,
    key,
    indexes: rowsOf(database, `pragma index_list("${name}")`).map((row) =>
      indexOf(database, String(row.name), row.unique === 1, columns, key),
    ),
  }
}

function indexOf(
  database: DatabaseSync,
  name: string,
  unique: boolean,
  columns: readonly ColumnShape[],
  key: number,
): IndexShape {
  const { root, sql } = masterOf(database, name)
  const parts = rowsOf(database, `pragma index_xinfo("${name}")`)
  if (parts.some(({ desc, coll, cid }) => desc !== 0 || coll !== 'BINARY' || Number(cid) < -1))
    throw new Error(`${name} is no plain index`)
  return {
    name,
    root,
    unique,
    columns: parts.map(({ cid }) => (cid === key ? -1 : Number(cid))),
    only: conditionsOf(name, /\swhere\s(.*)$/is.exec(sql)?.[1] ?? '', columns),
  }
}

/** Understands `"posted_at" is not null and "deleted_at" is null`. */
function conditionsOf(name: string, where: string, columns: readonly ColumnShape[]): IndexShape['only'] {
  if (where === '') return []
  return where.split(/\s+and\s+/i).map((condition) => {
    const [, column, not] = /^"?(\w+)"?\s+is\s+(not\s+)?null$/i.exec(condition.trim()) ?? []
    const place = columns.findIndex((one) => one.name === column)
    if (place < 0) throw new Error(`${name} holds rows that only SQLite can choose`)
    return { column: place, isNull: not === undefined }
  })
}

function usualOf(written: unknown): Value {
  if (typeof written !== 'string') return null
  if (/^-?\d+$/.test(written)) return Number(written)
  return /^'.*'$/s.test(written) ? written.slice(1, -1).replaceAll("''", "'") : null
}

function masterOf(database: DatabaseSync, name: string): { readonly root: number; readonly sql: string } {
  const row = database.prepare('select rootpage, sql from sqlite_master where name = ?').get(name)
  if (!row) throw new Error(`there is no ${name}`)
  return { root: Number(row.rootpage), sql: String(row.sql ?? '') }
}

function rowsOf(database: DatabaseSync, query: string) {
  return database.prepare(query).all()
}
