import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../../test/command.ts'
import { engine, openTestDatabase } from '../../../test/engines.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { openDatabase } from '../../platform/db/open.ts'
import { lastGiven, outlineOf } from '../../platform/db/outline.ts'
import { migrate, type Tables } from '../../schema/index.ts'
import { seedCatalogue } from '../demo/index.ts'
import { exportArchive, headOf, tablesToExport } from './export.ts'
import { isEmptyArchive } from './import.ts'
import { importBundle, openBundle, verifyBundle } from './index.ts'
import { LEFT_OUT } from './left-out.ts'

const quiet = () => undefined

/** Everything that an archive holds and a bundle takes along, with the numbers that were given last. */
async function allOf({ db }: Pick<TestHouse, 'db'>): Promise<unknown> {
  const all: Record<string, unknown> = {}
  for (const table of await tablesToExport(db)) {
    const key = sql.join(table.key.map((column) => sql.ref(column)))
    const { rows } = await sql`select * from ${sql.table(table.name)} order by ${key}`.execute(db)
    all[table.name] = { rows, last: await lastGiven(db, table) }
  }
  return all
}

/** A row of our own in each table that the demo leaves empty, as far as that goes without knowing what it means. */
async function fillTheRest({ db }: TestHouse): Promise<void> {
  for (const { name, counts, columns: all } of await tablesToExport(db)) {
    const columns = all.filter((column) => column.name !== counts)
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) continue
    const values = columns.map(({ kind }) => (kind === 'text' ? `“${name}”\n\t\\ 🌘` : 1))
    await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column.name)))})
      values (${sql.join(values)})`
      .execute(db)
      .catch(() => undefined)
  }
}

async function fullHouse(): Promise<TestHouse> {
  const house = await openTestHouse()
  const maren = await house.as('quillfeather')
  await house.as('wickersby')
  await seedCatalogue(house, { works: 30, seed: 7, volume: 'short', passwordHash: null }, quiet)
  await house.db.transaction().execute((trx) => house.settings.write(trx, { name: 'The Reading Hall' }))
  await maren.post('/my/filters', { name: 'No crossovers', line: '-"crossover"' })
  await fillTheRest(house)
  mkdirSync(path.join(house.folder, 'media', 'ab'), { recursive: true })
  writeFileSync(path.join(house.folder, 'media', 'ab', 'lamp.png'), Buffer.from([0x89, 0x50, 0, 255]))
  return house
}

let full: TestHouse
let bundle: string
let outside: AsyncDisposable & { readonly folder: string }

beforeAll(async () => {
  full = await fullHouse()
  outside = await openTestDatabase()
  bundle = path.join(outside.folder, 'archive.tar')
  await exportArchive({ database: full.config.database, data: full.folder }, bundle, full.now(), quiet)
  return async () => {
    await full[Symbol.asyncDispose]()
    await outside[Symbol.asyncDispose]()
  }
})

test('every table goes along or is named as left out, with a reason', async () => {
  const exported = (await tablesToExport(full.db)).map(({ name }) => name)
  const here = (await outlineOf(full.db)).map(({ name }) => name)
  expect([...exported, ...Object.keys(LEFT_OUT)].sort()).toEqual(here.sort())
  expect(Object.values(LEFT_OUT).every((reason) => reason.length > 20)).toBe(true)
})

test('an archive that went into a bundle and came out is the same, on the same engine', async () => {
  await using other = await openTestHouse()
  const whole = await openBundle(bundle)
  await verifyBundle(whole, quiet)
  await importBundle(other, whole, quiet)
  expect(await allOf(other)).toEqual(await allOf(full))
  expect(readFileSync(path.join(other.folder, 'media', 'ab', 'lamp.png'))).toEqual(Buffer.from([0x89, 0x50, 0, 255]))
  expect(await isEmptyArchive(other)).toBe(false)
})

test('it is the same on the other engine too, and back again', { tags: 'long' }, async () => {
  if (engine === 'sqlite') return // the run on PostgreSQL has both
  const folder = path.join(outside.folder, 'lite')
  mkdirSync(folder)
  const address = `sqlite:${path.join(folder, 'fanlight.sqlite')}` as const
  await using db = openDatabase<Tables>(address)
  await migrate(db)
  const lite = { db, now: full.now, config: { data: folder } }
  await importBundle(lite, await openBundle(bundle), quiet)
  expect(await allOf(lite)).toEqual(await allOf(full))
  const back = path.join(outside.folder, 'back')
  await exportArchive({ database: address, data: folder }, back, full.now(), quiet)
  await using other = await openTestHouse()
  await importBundle(other, await openBundle(back), quiet)
  expect(await allOf(other)).toEqual(await allOf(full))
})

test('its works are found by their words afterwards, and its ids go on', { tags: 'long' }, async () => {
  await using other = await openTestHouse()
  await importBundle(other, await openBundle(bundle), quiet)
  const work = await full.db
    .selectFrom('works')
    .select(['id', 'title'])
    .where('posted_at', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const found = await other
    .guest()
    .get(`/works/search?work_search[query]=${encodeURIComponent(`title:"${work.title}"`)}`)
  expect(found.text.includes(`/works/${work.id}"`)).toBe(true)
  const made = await other.db
    .insertInto('series')
    .values({ title: 'x', created_at: '' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const last = await full.db
    .selectFrom('series')
    .select((max) => max.fn.max('id').as('id'))
    .executeTakeFirst()
  expect(made.id).toBeGreaterThan(last?.id ?? 0)
})

test('a bundle of an archive that is older comes up to date on its way in', { tags: 'long' }, async () => {
  await using old = await openTestDatabase({ empty: true })
  const db = openDatabase<Tables>(old.address)
  await migrate(db, '0019-searches')
  await sql`insert into series (title, created_at) values ('The Lamp Rooms', '')`.execute(db)
  await db.destroy()
  const file = path.join(outside.folder, 'old.tar')
  await exportArchive({ database: old.address, data: old.folder }, file, full.now(), quiet)
  await using other = await openTestHouse()
  await importBundle(other, await openBundle(file), quiet)
  expect(await other.db.selectFrom('series').select('title').execute()).toEqual([{ title: 'The Lamp Rooms' }])
  expect(await other.db.selectFrom('trail').selectAll().execute()).toEqual([])
})

const HARMS: Readonly<Record<string, (folder: string) => void>> = {
  'is damaged': (folder) => appendFileSync(path.join(folder, 'tables/works/000001.jsonl.gz'), 'x'),
  'its sum is another one': (folder) => {
    const file = path.join(folder, 'tables/works/000001.jsonl.gz')
    const bytes = readFileSync(file)
    bytes[40] = (bytes[40] ?? 0) ^ 1
    writeFileSync(file, bytes)
  },
  'is missing': (folder) => rmSync(path.join(folder, 'tables/works/000001.jsonl.gz')),
  'its end is missing': (folder) => rmSync(path.join(folder, 'end.json')),
  'does not belong to the bundle': (folder) => writeFileSync(path.join(folder, 'tables/works/000002.jsonl.gz'), 'x'),
  'lies outside of the bundle': (folder) => {
    const end = path.join(folder, 'end.json')
    writeFileSync(end, readFileSync(end, 'utf8').replace('media/ab/lamp.png', 'media/../../lamp.png'))
  },
  'is a bundle of version 9': (folder) => {
    const head = path.join(folder, 'bundle.json')
    writeFileSync(head, readFileSync(head, 'utf8').replace('"version": 1', '"version": 9'))
  },
}

test('a damaged bundle is refused in a sentence before anything is changed', async () => {
  const whole = path.join(outside.folder, 'whole')
  await exportArchive({ database: full.config.database, data: full.folder }, whole, full.now(), quiet)
  for (const [problem, harm] of Object.entries(HARMS)) {
    const folder = path.join(outside.folder, 'harmed')
    rmSync(folder, { recursive: true, force: true })
    cpSync(whole, folder, { recursive: true })
    harm(folder)
    const told = openBundle(folder)
      .then((opened) => verifyBundle(opened, quiet))
      .then(
        () => 'nothing',
        (error: Error) => `${error.message}: ${(error.cause as Error | undefined)?.message ?? ''}`,
      )
    expect(await told).toContain(problem)
  }
  const short = path.join(outside.folder, 'short.tar')
  cpSync(bundle, short)
  truncateSync(short, 20_000)
  await expect(openBundle(short)).rejects.toThrow('cannot be used')
})

test('an import that breaks off in the middle leaves the archive as it was', { tags: 'long' }, async () => {
  await using other = await openTestHouse()
  const before = await allOf(other)
  const opened = await openBundle(bundle)
  const { works, ...tables } = opened.end.tables
  const wrong = {
    ...opened,
    end: { ...opened.end, tables: { ...tables, works: { rows: 1_000, last_id: works?.last_id ?? 0 } } },
  }
  await expect(importBundle(other, wrong, quiet)).rejects.toThrow('should have 1000 rows')
  expect(await allOf(other)).toEqual(before)
})

test('the commands write a bundle, look at it, bring it in, and refuse an archive that is lived in', {
  tags: 'long',
}, async () => {
  await using other = await openTestDatabase()
  const file = path.join(outside.folder, 'by-command.tar')
  const written = await runCommand({ address: full.config.database, folder: full.folder }, 'export', file)
  expect(written).toMatchObject({ status: 0, printed: expect.stringContaining('bytes, whole') })
  expect((await runCommand(other, 'import-archive', file, '--dry-run')).printed).toContain('The bundle is whole')
  expect(await runCommand(other, 'import-archive', file)).toMatchObject({
    status: 0,
    printed: expect.stringContaining('is here, whole'),
  })
  expect((await runCommand(other, 'import-archive', file)).complaint).toContain('into an empty one only')
  expect((await runCommand(other, 'export', file)).complaint).toContain('is there already')
})

test('the head of a bundle says what is in it and what is not', async () => {
  const head = await headOf(full.db, await tablesToExport(full.db), full.now())
  expect(head.left_out.sessions).toContain('log in again')
  expect(head.tables.find(({ name }) => name === 'works')?.columns[0]).toEqual({ name: 'id', kind: 'whole' })
})
