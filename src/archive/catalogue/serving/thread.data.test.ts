import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { newestChange, noteChange } from '../../works/index.ts'
import { LocalDesk } from './local.ts'
import { startThread } from './remote.ts'

/** What the build made of thread.ts; the program starts it in the same way. */
const PROGRAM = path.resolve('dist/catalogue.js')
const QUERY = { condition: { all: [] }, members: true, sort: 'updated', descending: true, page: 1 } as const

/** A thread over the house's database, what it says in the log, and where it is kept. */
async function openThread(house: TestHouse) {
  const said: string[] = []
  const log = pino({}, { write: (line: string) => said.push(JSON.parse(line).msg) })
  const snapshot = path.join(house.folder, 'catalogue.snapshot')
  const desk = startThread({ program: PROGRAM, database: house.config.database, snapshot, log })
  await expect.poll(() => desk.ready, { timeout: 20_000 }).toBe(true)
  return { desk, said, snapshot }
}

const listed = (work: MadeWork) => !work.draft && !work.binned

test('a thread answers as the catalogue of this process does, and each answer holds what was changed before it', async () => {
  await using house = await openTestHouse()
  const { works, tags } = await plantCatalogue(house.db, 60, 2)
  const { desk } = await openThread(house)
  const local = new LocalDesk(house.db)
  const ids = tags.map(({ id }) => id)
  const begun = { term: 'a', types: ['fandom', 'character'], most: 10 } as const
  const since = () => newestChange(house.db)
  const both = async () => {
    const now = await since()
    for (const one of [desk, local] as const) expect((await one.find(now, QUERY)).seq).toBeGreaterThanOrEqual(now)
    expect(await desk.find(now, QUERY)).toEqual(await local.find(now, QUERY))
    expect(await desk.uses(now, ids, false)).toEqual(await local.uses(now, ids, false))
    expect(await desk.suggest(now, begun, true)).toEqual(await local.suggest(now, begun, true))
    const page = { letter: undefined, after: '' }
    expect(await desk.fandoms(now, page, true)).toEqual(await local.fandoms(now, page, true))
  }
  await both()
  for (const { id } of works.filter(listed).slice(0, 3)) {
    await house.db.updateTable('works').set({ posted_at: null }).where('id', '=', id).execute()
    await house.db.transaction().execute((trx) => noteChange(trx, [id], house.now()))
    await both()
  }
  expect((await desk.find(0, QUERY)).total).toBe(works.filter(listed).length - 3)
  await desk.close()
})

test('what was kept at the end is gone on from; a damaged snapshot costs reading everything again, and nothing else', {
  tags: 'long',
}, async () => {
  await using house = await openTestHouse()
  const { works } = await plantCatalogue(house.db, 40, 8)
  const first = await openThread(house)
  expect(first.said).toContain('the catalogue is read from the database')
  const before = await first.desk.find(0, QUERY)
  await first.desk.close()
  expect(existsSync(first.snapshot)).toBe(true)

  const gone = works.find(listed)?.id ?? 0
  await house.db.updateTable('works').set({ posted_at: null }).where('id', '=', gone).execute()
  await house.db.transaction().execute((trx) => noteChange(trx, [gone], house.now()))
  const second = await openThread(house)
  expect(second.said).not.toContain('the catalogue is read from the database')
  expect((await second.desk.find(0, QUERY)).total).toBe(before.total - 1)
  await second.desk.close()

  appendFileSync(second.snapshot, 'x')
  const bytes = readFileSync(second.snapshot)
  bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1
  const third = await openThread(house)
  expect((await third.desk.find(0, QUERY)).total).toBe(before.total - 1)
  await third.desk.close()
})

test('a snapshot of another database is not taken for this one', { tags: 'long' }, async () => {
  await using one = await openTestHouse()
  await plantCatalogue(one.db, 20, 1)
  const first = await openThread(one)
  await first.desk.close()
  await using other = await openTestHouse()
  const { works } = await plantCatalogue(other.db, 30, 5)
  // no two archives change at the same instants, but for those of tests
  await other.db.updateTable('changes').set({ changed_at: '2026-04-01T00:00:00.000Z' }).execute()
  const said: string[] = []
  const log = pino({}, { write: (line: string) => said.push(line) })
  const desk = startThread({ program: PROGRAM, database: other.config.database, snapshot: first.snapshot, log })
  await expect.poll(() => desk.ready, { timeout: 20_000 }).toBe(true)
  expect(said.join()).toContain('it is of another database')
  expect((await desk.find(0, QUERY)).total).toBe(works.filter(listed).length)
  await desk.close()
})
