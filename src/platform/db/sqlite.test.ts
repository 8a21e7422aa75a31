import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Generated, type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from './open.ts'

interface Notes {
  notes: { id: Generated<number>; text: string }
}

async function openNotes() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-sqlite-'))
  const file = path.join(folder, 'notes.sqlite')
  const db: Kysely<Notes> = openDatabase<Notes>(`sqlite:${file}`)
  await sql`create table notes (id integer primary key, text text not null unique)`.execute(db)
  return {
    db,
    file,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const texts = async (db: Kysely<Notes>) =>
  (await db.selectFrom('notes').select('text').orderBy('id').execute()).map(({ text }) => text)

test('a reader does not wait for a transaction, and does not see it before it is committed', async () => {
  await using notes = await openNotes()
  const { promise: seen, resolve: haveSeen } = Promise.withResolvers<void>()
  const writing = notes.db.transaction().execute(async (trx) => {
    await trx.insertInto('notes').values({ text: 'one' }).execute()
    expect(await texts(trx)).toEqual(['one'])
    await seen
  })
  expect(await texts(notes.db)).toEqual([])
  haveSeen()
  await writing
  expect(await texts(notes.db)).toEqual(['one'])
})

test('transactions take turns', async () => {
  await using notes = await openNotes()
  const steps: string[] = []
  await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      notes.db.transaction().execute(async (trx) => {
        steps.push(`${name} begins`)
        await trx.insertInto('notes').values({ text: name }).execute()
        await Promise.resolve()
        steps.push(`${name} ends`)
      }),
    ),
  )
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('a transaction that fails leaves nothing, and the next one has its turn', async () => {
  await using notes = await openNotes()
  const failing = notes.db.transaction().execute(async (trx) => {
    await trx.insertInto('notes').values({ text: 'gone' }).execute()
    throw new Error('on purpose')
  })
  await expect(failing).rejects.toThrow('on purpose')
  await notes.db.insertInto('notes').values({ text: 'kept' }).execute()
  expect(await texts(notes.db)).toEqual(['kept'])
})

test('a refused statement gives the turn back', async () => {
  await using notes = await openNotes()
  await notes.db.insertInto('notes').values({ text: 'one' }).execute()
  await expect(notes.db.insertInto('notes').values({ text: 'one' }).execute()).rejects.toThrow('UNIQUE')
  await notes.db.insertInto('notes').values({ text: 'two' }).execute()
  expect(await texts(notes.db)).toEqual(['one', 'two'])
})

test('an insert tells the id, an update how many rows it changed', async () => {
  await using notes = await openNotes()
  const inserted = await notes.db.insertInto('notes').values({ text: 'one' }).executeTakeFirst()
  expect(inserted.insertId).toBe(1n)
  const updated = await notes.db.updateTable('notes').set({ text: 'uno' }).where('id', '=', 1).executeTakeFirst()
  expect(updated.numUpdatedRows).toBe(1n)
})

test('rows stream in chunks while others are read', async () => {
  await using notes = await openNotes()
  await notes.db
    .insertInto('notes')
    .values(Array.from({ length: 250 }, (_, at) => ({ text: `note ${at}` })))
    .execute()
  let count = 0
  for await (const row of notes.db.selectFrom('notes').selectAll().stream(100)) {
    count++
    if (row.id === 100) expect((await texts(notes.db)).length).toBe(250)
  }
  expect(count).toBe(250)
})

test('a table that has grown since it was measured is measured again when the database is opened', async () => {
  await using notes = await openNotes()
  await sql`insert into notes (text) values ('one')`.execute(notes.db)
  const other = new DatabaseSync(notes.file)
  other.exec('analyze')
  other.exec(
    'with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) insert into notes (text) select i from n',
  )
  other.close()
  const again: Kysely<Notes> = openDatabase<Notes>(`sqlite:${notes.file}`)
  const { rows } = await sql<{ stat: string }>`select stat from sqlite_stat1 where tbl = 'notes'`.execute(again)
  await again.destroy()
  expect(Number(rows[0]?.stat.split(' ')[0])).toBeGreaterThan(5000)
})
