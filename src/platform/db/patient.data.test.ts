import { expect, test } from 'vitest'
import { engine } from '../../../test/engines.ts'
import { openTestHouse } from '../../../test/house.ts'

test('two transactions that wait for each other in a circle both come to an end', async () => {
  await using house = await openTestHouse()
  const rows = ['left', 'right'].map((name) => ({ name, value: '' }))
  await house.db.insertInto('settings').values(rows).execute()
  const met = Promise.withResolvers<void>()
  let arrived = 0
  const change = (first: string, second: string) =>
    house.db.transaction().execute(async (trx) => {
      await trx.updateTable('settings').set({ value: first }).where('name', '=', first).execute()
      // SQLite lets one in at a time: there the other does not arrive while the first is here
      if (++arrived === 2 || engine === 'sqlite') met.resolve()
      await met.promise
      await trx
        .updateTable('settings')
        .set({ value: `after ${first}` })
        .where('name', '=', second)
        .execute()
    })
  await Promise.all([change('left', 'right'), change('right', 'left')])
  const kept = await house.db.selectFrom('settings').select('value').where('name', 'in', ['left', 'right']).execute()
  expect(kept.map(({ value }) => value).toSorted()).toEqual(expect.arrayContaining([expect.stringMatching(/^after/)]))
})
