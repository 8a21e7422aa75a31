import { type Kysely, sql } from 'kysely'
import { openMoment } from '../../platform/db/moment.ts'
import type { DatabaseAddress } from '../../platform/db/open.ts'
import { lastGiven, outlineOf, type TableOutline } from '../../platform/db/outline.ts'
import type { Db, Tables } from '../../schema/index.ts'
import { type MediaFolder, type MediaPlace, mediaOf } from '../media/index.ts'
import {
  type BundleColumn,
  type BundleEnd,
  type BundleHead,
  type BundleTable,
  DATABASE,
  FORMAT,
  HEAD,
  tablePart,
  VERSION,
} from './format.ts'
import { LEFT_OUT } from './left-out.ts'
import { lineOf, packLines, type Value } from './rows.ts'
import { type PartsWriter, writeParts } from './write-parts.ts'

/** Rows read at once: from few, because a text may be long, to many, because a tagging is short. */
const FEWEST_ROWS = 50
const MOST_ROWS = 5000
/** Characters of the lines that are read at once, and of those that make a part. */
const LINES_AT_ONCE = 1_000_000
const LINES_OF_PART = 4_000_000

/** What an archive is exported from. */
export interface Origin extends MediaPlace {
  readonly database: DatabaseAddress
}

/** What was written. */
export interface Exported {
  readonly tables: BundleEnd['tables']
  readonly media: number
  readonly bytes: number
}

/** What is told while it goes on: rows and files that are done, of how many. */
export type Watch = (done: number, total: number) => void

/**
 * Writes a whole archive as a bundle, as it is at one moment; the archive may be running.
 * @param to a new file when its name ends in .tar, else a new folder; it is there when it is whole, and not before
 */
export async function exportArchive(origin: Origin, to: string, now: Date, watch: Watch): Promise<Exported> {
  await using moment = await openMoment<Tables>(origin.database)
  const tables = await tablesToExport(moment.db)
  const rows = await rowsOf(moment.db, tables)
  const folder = mediaOf(origin)
  const media = await folder.paths()
  const parts = await writeParts(to)
  const told = tellEach(watch, rows + media.length)
  try {
    await parts.add(HEAD, Buffer.from(`${JSON.stringify(await headOf(moment.db, tables, now), null, 1)}\n`))
    const counted: BundleEnd['tables'] = {}
    for (const table of tables)
      counted[table.name] = {
        rows: await writeTable(moment.db, parts, table, told),
        last_id: await lastGiven(moment.db, table),
      }
    await addMedia(parts, folder, media, told)
    return { tables: counted, media: media.length, bytes: await parts.finish(counted) }
  } finally {
    await parts.drop()
  }
}

/** @returns how many rows of each table a bundle would hold, without writing one */
export async function wouldExport(origin: Origin): Promise<Omit<Exported, 'bytes'>> {
  await using moment = await openMoment<Tables>(origin.database)
  const counted: BundleEnd['tables'] = {}
  for (const table of await tablesToExport(moment.db))
    counted[table.name] = { rows: await rowsOf(moment.db, [table]), last_id: await lastGiven(moment.db, table) }
  return { tables: counted, media: (await mediaOf(origin).paths()).length }
}

/** @returns every table that goes along
 * @throws with a sentence when a table can neither be written for both engines nor is named as left out */
export async function tablesToExport(db: Db): Promise<readonly TableOutline[]> {
  const tables = (await outlineOf(db)).filter(({ name }) => !Object.hasOwn(LEFT_OUT, name))
  for (const { name, key, columns } of tables) {
    const strange = columns.find(({ kind }) => kind === 'other')
    if (key.length === 0 || strange)
      throw new Error(
        `the table ${name} ${strange ? `has a column "${strange.name}" that only this engine knows` : 'has no primary key'}: name it in archive/bundle/left-out.ts`,
      )
  }
  return tables
}

/** The parts of a bundle's head that speak of the archive. */
export async function headOf(db: Db, tables: readonly TableOutline[], now: Date): Promise<BundleHead> {
  return {
    format: FORMAT,
    version: VERSION,
    made_at: now.toISOString(),
    holds: 'tables',
    migrations: [...(await migrationsOf(db))],
    tables: tables.map(portable),
    left_out: LEFT_OUT,
  }
}

/** @returns the names of the migrations that a database has gone through, oldest first */
export async function migrationsOf(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Adds the files of media; one that was taken away meanwhile is left out, as the archive has done. */
export async function addMedia(
  parts: PartsWriter,
  folder: MediaFolder,
  media: readonly string[],
  told: (done: number) => void,
): Promise<void> {
  for (const name of media) {
    const medium = await folder.openAt(name)
    if (medium) await parts.addStream(`media/${name}`, medium.size, medium.bytes)
    told(1)
  }
}

function portable({ name, columns }: TableOutline): BundleTable {
  return {
    name,
    columns: columns.map(({ name: column, kind }) => ({ name: column, kind: kind as BundleColumn['kind'] })),
  }
}

async function rowsOf(db: Db, tables: readonly TableOutline[]): Promise<number> {
  let sum = 0
  for (const { name } of tables) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(db)
    sum += Number(rows[0]?.rows ?? 0)
  }
  return sum
}

/** @returns how many rows it had */
async function writeTable(
  db: Db,
  parts: PartsWriter,
  table: TableOutline,
  told: (done: number) => void,
): Promise<number> {
  const { columns } = portable(table)
  let [rows, part, length] = [0, 0, 0]
  let lines: string[] = []
  const flush = async () => {
    if (lines.length > 0) await parts.add(tablePart(table.name, ++part), await packLines(lines))
    ;[lines, length] = [[], 0]
  }
  for await (const batch of batchesOf(db, table)) {
    for (const row of batch) {
      const line = lineOf(columns, row)
      lines.push(line)
      length += line.length
      if (length >= LINES_OF_PART) await flush()
    }
    rows += batch.length
    told(batch.length)
  }
  await flush()
  return rows
}

type Row = Readonly<Record<string, Value>>

/** Rows in the order of the primary key, each batch found by the key of the row before it. */
async function* batchesOf(db: Db, { name, key }: TableOutline): AsyncIterable<readonly Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  let last: Row | undefined
  for (let limit = FEWEST_ROWS; ; ) {
    const after = last && sql`where (${columns}) > (${sql.join(key.map((column) => last?.[column]))})`
    const { rows } =
      await sql<Row>`select * from ${sql.table(name)} ${after ?? sql``} order by ${columns} limit ${limit}`.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < limit) return
    last = rows.at(-1)
    limit = fitting(rows)
  }
}

/** @returns how many rows like these make about a million characters */
function fitting(rows: readonly Row[]): number {
  let length = 0
  for (const row of rows) for (const value of Object.values(row)) length += typeof value === 'string' ? value.length : 8
  const fit = Math.floor(LINES_AT_ONCE / (length / rows.length))
  return Math.max(FEWEST_ROWS, Math.min(fit, MOST_ROWS, rows.length * 8))
}

function tellEach(watch: Watch, total: number): (done: number) => void {
  return (done) => watch(done, total)
}

/** A copy of a database in SQLite, to be wrapped as it is. */
export interface DatabaseCopy {
  readonly copy: string
  readonly media: MediaPlace
  readonly migrations: readonly string[]
}

/** Writes a bundle that holds the file of a database in place of its tables: exact, and good for SQLite alone.
 * @returns bytes of all parts */
export async function wrapDatabase({ copy, media, migrations }: DatabaseCopy, to: string, now: Date): Promise<number> {
  const parts = await writeParts(to)
  const head: BundleHead = {
    format: FORMAT,
    version: VERSION,
    made_at: now.toISOString(),
    holds: 'sqlite',
    migrations: [...migrations],
    tables: [],
    left_out: {},
  }
  try {
    await parts.add(HEAD, Buffer.from(`${JSON.stringify(head, null, 1)}\n`))
    await parts.addFile(DATABASE, copy)
    const folder = mediaOf(media)
    await addMedia(parts, folder, await folder.paths(), () => undefined)
    return await parts.finish({})
  } finally {
    await parts.drop()
  }
}
