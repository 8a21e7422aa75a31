import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { plantWork } from '../../../../test/stories.ts'
import type { Transaction } from '../../../schema/index.ts'
import { binWork, removeWorks } from './lifecycle.ts'
import { createSeries, joinSeries, leaveSeries, orderSeries, updateSeries } from './series.ts'

const within = <Value>(house: TestHouse, work: (trx: Transaction) => Promise<Value>) =>
  house.db.transaction().execute(work)

async function begin(
  house: TestHouse,
  works: number,
): Promise<{ readonly seriesId: number; readonly workIds: readonly number[] }> {
  const workIds: number[] = []
  for (let at = 0; at < works; at++) workIds.push((await plantWork(house, ['quillfeather'])).workId)
  const { id } = await house.db
    .selectFrom('pseuds')
    .select('id')
    .where('name', '=', 'quillfeather')
    .executeTakeFirstOrThrow()
  const seriesId = await within(house, async (trx) => {
    const made = await createSeries(trx, { title: 'Mornings', pseudIds: [id], now: house.now() })
    for (const workId of workIds) await joinSeries(trx, made, workId, house.now())
    return made
  })
  return { seriesId, workIds }
}

const orderOf = (house: TestHouse, seriesId: number) =>
  house.db
    .selectFrom('series_works')
    .select(['work_id', 'position'])
    .where('series_id', '=', seriesId)
    .orderBy('position')
    .execute()

test('a work joins at the end, or at the place that is asked for', async () => {
  await using house = await openTestHouse()
  const { seriesId, workIds } = await begin(house, 3)
  const [a = 0, b = 0, c = 0] = workIds
  expect((await orderOf(house, seriesId)).map(({ work_id }) => work_id)).toEqual([a, b, c])
  await within(house, (trx) => joinSeries(trx, seriesId, c, house.now(), 1))
  expect((await orderOf(house, seriesId)).map(({ work_id }) => work_id)).toEqual([c, a, b])
  await within(house, (trx) => joinSeries(trx, seriesId, c, house.now(), 99))
  expect((await orderOf(house, seriesId)).map(({ work_id }) => work_id)).toEqual([a, b, c])
})

test('whatever joins, leaves and moves, the parts of a series stand 1 to n', async () => {
  await using house = await openTestHouse()
  const { seriesId, workIds } = await begin(house, 4)
  const [, ...others] = workIds
  const move = fc.record({
    at: fc.nat(2),
    place: fc.option(fc.integer({ min: -1, max: 6 }), { nil: undefined }),
    leave: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 8 }), async (moves) => {
      for (const { at, place, leave } of moves) {
        const id = others[at] ?? 0
        await within<unknown>(house, (trx) =>
          leave ? leaveSeries(trx, seriesId, id, house.now()) : joinSeries(trx, seriesId, id, house.now(), place),
        )
      }
      const order = await orderOf(house, seriesId)
      expect(order.map(({ position }) => position)).toEqual(order.map((_, at) => at + 1))
      expect(new Set(order.map(({ work_id }) => work_id)).size).toBe(order.length)
    }),
    { numRuns: 15 },
  )
})

test('a series that nothing is left in is gone, and one whose works are in the bin is not', async () => {
  await using house = await openTestHouse()
  const { seriesId, workIds } = await begin(house, 2)
  const [a = 0, b = 0] = workIds
  await within(house, (trx) => leaveSeries(trx, seriesId, a, house.now()))
  await within(house, (trx) => binWork(trx, b, house.now()))
  expect(await house.db.selectFrom('series').select('id').execute()).toHaveLength(1)
  await within(house, (trx) => removeWorks(trx, [b], house.now()))
  expect(await house.db.selectFrom('series').select('id').execute()).toEqual([])
})

test('an order that is not of all works changes nothing, and saving what is there leaves no trace', async () => {
  await using house = await openTestHouse()
  const { seriesId, workIds } = await begin(house, 2)
  const before = await house.db.selectFrom('changes').selectAll().execute()
  const details = { title: 'Mornings', summary: '', notes: '', complete: false }
  expect(await within(house, (trx) => orderSeries(trx, seriesId, workIds.slice(1), house.now()))).toBe(false)
  expect(await within(house, (trx) => orderSeries(trx, seriesId, workIds, house.now()))).toBe(true)
  expect(await within(house, (trx) => updateSeries(trx, seriesId, details, house.now()))).toBe(false)
  expect(await house.db.selectFrom('changes').selectAll().execute()).toEqual(before)
})

test('a new title of a series is news of all its works', async () => {
  await using house = await openTestHouse()
  const { seriesId, workIds } = await begin(house, 2)
  const stamps = () => house.db.selectFrom('works').select('stamp').where('id', 'in', workIds).orderBy('id').execute()
  const before = await stamps()
  await within(house, (trx) =>
    updateSeries(trx, seriesId, { title: 'Evenings', summary: '', notes: '', complete: true }, house.now()),
  )
  expect(await stamps()).toEqual(before.map(({ stamp }) => ({ stamp: stamp + 1 })))
})

test('a series that is gone is not joined', async () => {
  await using house = await openTestHouse()
  const { seriesId, workIds } = await begin(house, 1)
  const workId = workIds[0] ?? 0
  await within(house, (trx) => leaveSeries(trx, seriesId, workId, house.now()))
  expect(await within(house, (trx) => joinSeries(trx, seriesId, workId, house.now()))).toBe(false)
})
