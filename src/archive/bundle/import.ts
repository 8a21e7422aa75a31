import { rm } from 'node:fs/promises'
import path from 'node:path'
import { type InsertObject, sql } from 'kysely'
import { insertMany } from '../../platform/db/bulk.ts'
import { goOnBehind, lastGiven, outlineOf, type TableOutline } from '../../platform/db/outline.ts'
import { dropEverything, keepReferencesBack } from '../../platform/db/whole.ts'
import { migrate, type Tables, type Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { type MediaPlace, mediaOf } from '../media/index.ts'
import { indexWords, keepSeriesWords, noteGreatChange, noteTexts } from '../works/index.ts'
import { migrationsOf, type Watch } from './export.ts'
import { type BundleEnd, type BundleTable, mediumOf, tableOf } from './format.ts'
import { LEFT_OUT } from './left-out.ts'
import { type Bundle, wholePart } from './open-bundle.ts'
import { linesIn, rowOf } from './rows.ts'

/** Works whose words are indexed at once. */
const WORKS_AT_ONCE = 500

/** The archive that a bundle comes into. */
export interface Receiver extends Pick<House, 'db' | 'now'> {
  readonly config: MediaPlace
}

/** What came in. */
export interface Imported {
  readonly tables: BundleEnd['tables']
  readonly media: number
}

/** @returns whether nobody has made anything of this archive yet */
export async function isEmptyArchive({ db }: Pick<House, 'db'>): Promise<boolean> {
  const user = await db.selectFrom('users').select('id').limit(1).executeTakeFirst()
  const work = await db.selectFrom('works').select('id').limit(1).executeTakeFirst()
  return user === undefined && work === undefined
}

/**
 * Puts a verified bundle in the place of all that the archive holds, in one transaction: it is the old archive or the new
 * one, whatever happens. Nobody else may have the archive open. The tables are made anew as they were when the bundle
 * was written, and are brought up to date with its rows inside, like any archive of that age.
 * @throws with a sentence, and with everything as it was
 */
export async function importBundle(house: Receiver, bundle: Bundle, watch: Watch): Promise<Imported> {
  if (bundle.head.holds !== 'tables')
    throw new Error('it is a backup of an archive on SQLite: bring it back with fanlight restore-backup')
  const total = Object.values(bundle.end.tables).reduce((sum, { rows }) => sum + rows, 0)
  const media = await bringMedia(bundle, house.config)
  await house.db.transaction().execute(async (trx) => {
    const changes = await lastChange(trx)
    await dropEverything(trx)
    await comeTo(trx, bundle.head.migrations)
    const references = await keepReferencesBack(trx)
    await fillTables(trx, bundle, (rows) => watch(rows, total))
    await references.restore()
    await migrate(trx)
    await indexAllWords(trx)
    await goOnBehind(trx, CHANGES, changes)
    await noteGreatChange(trx, house.now())
  })
  // another archive's listings were in it
  await rm(path.join(house.config.data, 'catalogue.snapshot'), { force: true })
  return { tables: bundle.end.tables, media }
}

const CHANGES: TableOutline = { name: 'changes', columns: [], key: ['seq'], counts: 'seq' }

/** Whoever followed the log of changes must not meet a number twice. */
async function lastChange(trx: Transaction): Promise<number> {
  return lastGiven(trx, CHANGES)
}

async function comeTo(trx: Transaction, migrations: readonly string[]): Promise<void> {
  await migrate(trx, migrations.at(-1)).catch((cause: unknown) => {
    throw new Error('it was written by a Fanlight that is newer than this one, or by another: update this one first', {
      cause,
    })
  })
  const here = await migrationsOf(trx)
  const missing = migrations.find((name) => !here.includes(name)) ?? here.find((name) => !migrations.includes(name))
  if (missing !== undefined)
    throw new Error(
      `its database and those of this Fanlight have gone different ways: ${missing} is in one of them only`,
    )
}

async function fillTables(trx: Transaction, bundle: Bundle, told: (rows: number) => void): Promise<void> {
  const here = new Map((await outlineOf(trx)).map((table) => [table.name, table]))
  await clearPlanted(trx, [...here.keys()])
  const heads = new Map(bundle.head.tables.map((table) => [table.name, table]))
  const counted = new Map<string, number>()
  for (const { name } of bundle.end.parts) {
    const of = tableOf(name)
    if (of === undefined || Object.hasOwn(LEFT_OUT, of)) continue
    const rows = await fillFrom(trx, bundle, name, fitting(heads.get(of), here.get(of), of))
    counted.set(of, (counted.get(of) ?? 0) + rows)
    told(rows)
  }
  for (const [name, { rows, last_id }] of Object.entries(bundle.end.tables)) {
    if ((counted.get(name) ?? 0) !== rows)
      throw new Error(`${name} should have ${rows} rows and has ${counted.get(name) ?? 0}`)
    const table = here.get(name)
    if (table) await goOnBehind(trx, table, last_id)
  }
}

/** What migrations have planted stands in the bundle too, as it has become. */
async function clearPlanted(trx: Transaction, tables: readonly string[]): Promise<void> {
  for (const name of tables) {
    if (Object.hasOwn(LEFT_OUT, name)) continue
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(trx)
    if (rows.length > 0) await sql`delete from ${sql.table(name)}`.execute(trx)
  }
}

/** @throws when the bundle's table is not the one that is here */
function fitting(head: BundleTable | undefined, here: TableOutline | undefined, name: string): BundleTable {
  const strange = head?.columns.find(
    (column) => !here?.columns.some((one) => one.name === column.name && one.kind === column.kind),
  )
  if (!head || !here || strange) throw new Error(`the table ${name} is not as this Fanlight knows it`)
  return head
}

async function fillFrom(
  trx: Transaction,
  bundle: Bundle,
  part: string,
  { name, columns }: BundleTable,
): Promise<number> {
  const lines = await linesIn(await wholePart(bundle, part))
  const table = name as keyof Tables & string
  const rows = lines.map((line) => rowOf(columns, line) as InsertObject<Tables, typeof table>)
  await insertMany(trx, table, rows)
  return rows.length
}

async function indexAllWords(trx: Transaction): Promise<void> {
  for (let last = 0; ; ) {
    const works = await trx
      .selectFrom('works')
      .select('id')
      .where('id', '>', last)
      .orderBy('id')
      .limit(WORKS_AT_ONCE)
      .execute()
    const ids = works.map(({ id }) => id)
    await indexWords(trx, ids)
    await noteTexts(trx, ids)
    last = works.at(-1)?.id ?? last
    if (works.length < WORKS_AT_ONCE) break
  }
  for (let last = 0; ; ) {
    const series = await trx
      .selectFrom('series')
      .select(['id', 'title'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(WORKS_AT_ONCE)
      .execute()
    await keepSeriesWords(trx, series)
    last = series.at(-1)?.id ?? last
    if (series.length < WORKS_AT_ONCE) break
  }
}

/** Files first: one that no row names does no harm, a row without its file does.
 * @returns how many */
export async function bringMedia(bundle: Bundle, place: MediaPlace): Promise<number> {
  const folder = mediaOf(place)
  let count = 0
  for (const { name, size } of bundle.end.parts) {
    const medium = mediumOf(name)
    if (medium === undefined) continue
    await folder.putAt(medium, { size, bytes: bundle.read(name) })
    count++
  }
  return count
}
