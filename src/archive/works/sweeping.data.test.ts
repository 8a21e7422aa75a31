import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { plantWork } from '../../../test/stories.ts'
import { binWork, restoreWork } from './store/lifecycle.ts'
import { planSweep, SWEEP } from './sweeping.ts'

const DAY = 86_400_000

test('what lies in the bin is gone for good after thirty days, and nothing else is', async () => {
  await using house = await openTestHouse()
  const plant = async () => (await plantWork(house, ['quillfeather'])).workId
  const [old, young, restored, kept] = [await plant(), await plant(), await plant(), await plant()]
  const start = house.now().getTime()
  const bin = (id: number) => house.db.transaction().execute((trx) => binWork(trx, id, house.now()))
  await bin(old)
  await bin(restored)
  await house.db.transaction().execute((trx) => planSweep(trx, house.now()))
  house.clock.now = new Date(start + 2 * DAY)
  await bin(young)
  await house.db.transaction().execute((trx) => restoreWork(trx, restored, house.now()))
  house.clock.now = new Date(start + 31 * DAY)
  await house.workOff()
  const left = await house.db.selectFrom('works').select('id').orderBy('id').execute()
  expect(left.map(({ id }) => id)).toEqual([young, restored, kept])
  expect(await house.db.selectFrom('chapters').select('id').where('work_id', '=', old).execute()).toEqual([])
})

test('putting a work into the bin again does not begin the thirty days anew', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  await house.db.transaction().execute((trx) => binWork(trx, workId, house.now()))
  const first = await house.db.selectFrom('works').select('deleted_at').executeTakeFirst()
  house.clock.now = new Date(house.now().getTime() + DAY)
  await house.db.transaction().execute((trx) => binWork(trx, workId, house.now()))
  expect(await house.db.selectFrom('works').select('deleted_at').executeTakeFirst()).toEqual(first)
})

test('one sweep a night is planned, however many ask, and each night plans the next', async () => {
  await using house = await openTestHouse()
  const planned = () => house.db.selectFrom('jobs').select('run_at').where('kind', '=', SWEEP).execute()
  for (let asked = 0; asked < 3; asked++) await house.db.transaction().execute((trx) => planSweep(trx, house.now()))
  expect(await planned()).toEqual([{ run_at: '2026-03-10T00:00:00.000Z' }])
  house.clock.now = new Date('2026-03-10T00:00:05.000Z')
  await house.workOff()
  expect(await planned()).toEqual([{ run_at: '2026-03-11T00:00:00.000Z' }])
})
