import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { findOrMakeTags } from './store.ts'

test('two who make the same tags at once, in another order, find each other’s', { tags: 'long' }, async () => {
  await using house = await openTestHouse()
  const names = Array.from({ length: 60 }, (_, at) => `Mood ${at}`)
  const make = (order: readonly string[]) =>
    house.db.transaction().execute((trx) => findOrMakeTags(trx, 'additional', order, house.now()))
  // several rounds, since two transactions do not always meet
  for (let round = 0; round < 5; round++) {
    const named = names.map((name) => `${name} of ${round}`)
    const made = await Promise.all([make(named), make(named.toReversed()), make(named), make(named.toReversed())])
    expect(made[1]?.toReversed()).toEqual(made[0])
    expect(made[0]?.map(({ name }) => name)).toEqual(named)
  }
})

test('a tag whose name and whose name with its type behind it are taken in the addresses still gets one of its own', async () => {
  await using house = await openTestHouse()
  const made = await house.db.transaction().execute(async (trx) => {
    await findOrMakeTags(trx, 'additional', ['Zed - Fandom', 'Zed - Fandom 2'], house.now())
    await findOrMakeTags(trx, 'character', ['Zed'], house.now())
    return findOrMakeTags(trx, 'fandom', ['Zed'], house.now())
  })
  expect(made).toMatchObject([{ type: 'fandom', name: 'Zed', pathName: 'Zed - Fandom 3' }])
})
