import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { engine, openTestDatabase } from '../../test/engines.ts'
import { isPostgres, openDatabase } from '../platform/db/open.ts'
import type { Tables } from './index.ts'
import { migrate, migrationNames } from './migrate.ts'

const run = promisify(execFile)

async function emptyDatabase() {
  const database = await openTestDatabase({ empty: true })
  const db = openDatabase<Tables>(database.address, 4)
  return {
    db,
    address: database.address,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** Everything that the engine knows of the tables: columns, types, defaults, indexes. */
async function shapeOf(db: Kysely<Tables>): Promise<unknown> {
  const query = isPostgres(db)
    ? sql`select table_name, column_name, data_type, is_nullable, column_default, collation_name from information_schema.columns
        where table_schema = 'public' union all select tablename, indexname, indexdef, null, null, null from pg_indexes where schemaname = 'public'
        order by 1, 2, 3`
    : sql`select type, name, sql from sqlite_master order by type, name`
  return (await query.execute(db)).rows
}

test('an empty database becomes an archive, and a second start changes nothing', async () => {
  await using database = await emptyDatabase()
  expect(await migrate(database.db)).toEqual(migrationNames)
  expect(await migrate(database.db)).toEqual([])
})

test('an archive that was brought up version by version has the same tables as a new one', {
  tags: 'long',
}, async () => {
  await using fresh = await emptyDatabase()
  await migrate(fresh.db)
  await using old = await emptyDatabase()
  for (const name of migrationNames) expect(await migrate(old.db, name)).toEqual([name])
  expect(await migrate(old.db)).toEqual([])
  expect(await shapeOf(old.db)).toEqual(await shapeOf(fresh.db))
})

test('of several processes that start at once one migrates, and all find it done', { tags: 'long' }, async () => {
  await using database = await emptyDatabase()
  const script = `import { openDatabase } from ${JSON.stringify(path.resolve('src/platform/db/open.ts'))}
    import { migrate } from ${JSON.stringify(path.resolve('src/schema/migrate.ts'))}
    const db = openDatabase(process.argv[1], 2)
    console.log(JSON.stringify(await migrate(db)))
    await db.destroy()`
  const start = () => run(process.execPath, ['--input-type=module-typescript', '-e', script, database.address])
  const applied = await Promise.all([start(), start(), start()])
  expect(applied.flatMap(({ stdout }) => JSON.parse(stdout) as string[]).sort()).toEqual([...migrationNames].sort())
})

test('ids are never given twice', { tags: 'long' }, async () => {
  await using database = await emptyDatabase()
  const { db } = database
  await migrate(db)
  const insert = () =>
    db
      .insertInto('series')
      .values({ title: 'x', created_at: '2026-01-01T00:00:00.000Z' })
      .returning('id')
      .executeTakeFirstOrThrow()
  const first = await insert()
  await db.deleteFrom('series').execute()
  expect((await insert()).id).toBeGreaterThan(first.id)
})

test('text is ordered by its bytes on either engine', async () => {
  await using database = await emptyDatabase()
  const { db } = database
  await migrate(db)
  const titles = ['a', 'B', 'é', 'Z', '月', ' ', '_', '10', '9']
  for (const title of titles) await db.insertInto('series').values({ title, created_at: '' }).execute()
  const rows = await db.selectFrom('series').select('title').orderBy('title').execute()
  const bytes = [...titles].sort((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)))
  expect(rows.map(({ title }) => title)).toEqual(bytes)
})

if (engine === 'sqlite') {
  test('what people wrote is on the disk when it is acknowledged', async () => {
    await using database = await emptyDatabase()
    const row = await database.db.transaction().execute((trx) => sql`pragma synchronous`.execute(trx))
    expect(row.rows).toEqual([{ synchronous: 2 }])
  })
}
