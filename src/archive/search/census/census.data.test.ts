import { expect, test } from 'vitest'
import { dice, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { guest } from '../../../platform/web/viewer.ts'
import { noteChange, noteGreatChange } from '../../works/index.ts'
import { ANYONE } from './census.ts'
import { facetsOf } from './facets.ts'
import { CensusKeeper, type Counted } from './keep.ts'
import { suggestTags } from './suggest.ts'

/** Everything the census says, to compare two of them. */
function all({ census }: Counted) {
  return [...census.everyTag()]
    .map(({ id }) => [id, census.uses(id, guest), census.uses(id, ANYONE)])
    .filter(([, , members]) => members !== 0)
    .sort(([left = 0], [right = 0]) => left - right)
}

async function change(house: TestHouse, workIds: readonly number[], how: () => Promise<unknown>): Promise<void> {
  await how()
  await house.db.transaction().execute((trx) => noteChange(trx, workIds, house.now()))
}

test('a census kept through random changes is the one that a new count makes', async () => {
  await using house = await openTestHouse()
  const { works, tags } = await plantCatalogue(house.db, 80, 4)
  const keeper = new CensusKeeper(house.db)
  await keeper.read()
  const roll = dice(11)
  const free = tags.filter(({ id }) => id >= 10_000)
  for (let round = 0; round < 25; round++) {
    const work = works[Math.floor(roll() * works.length)]?.id ?? 0
    const tag = free[Math.floor(roll() * free.length)]?.id ?? 0
    const state = roll()
    await change(house, [work], async () => {
      const one = house.db.updateTable('works').where('id', '=', work)
      if (state < 0.2) await one.set({ restricted: roll() < 0.5 ? 1 : 0 }).execute()
      else if (state < 0.4) await one.set({ deleted_at: roll() < 0.5 ? null : '2026-01-01T00:00:00.000Z' }).execute()
      else if (state < 0.5) await one.set({ posted_at: null }).execute()
      else if (state < 0.7) await house.db.deleteFrom('taggings').where('work_id', '=', work).execute()
      else {
        const values = { work_id: work, tag_id: tag, position: 90 + round }
        await house.db
          .insertInto('taggings')
          .values(values)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
    })
    expect(all(await keeper.read()), `round ${round}`).toEqual(all(await new CensusKeeper(house.db).read()))
  }
})

test('a tag made a synonym counts for its canonical tag, on a work that carries both once', async () => {
  await using house = await openTestHouse()
  const { tags, works } = await plantCatalogue(house.db, 60, 6)
  const [tea, fluff] = ['Tea', 'Angst'].map((name) => tags.find((tag) => tag.name === name)?.id ?? 0) as [
    number,
    number,
  ]
  const keeper = new CensusKeeper(house.db)
  await keeper.read()
  const carrying = works.filter(({ tags: own }) => own.some(({ id }) => id === fluff)).map(({ id }) => id)
  await change(house, carrying, () =>
    house.db.updateTable('tags').set({ merger_id: tea }).where('id', '=', fluff).execute(),
  )
  const { census } = await keeper.read()
  const either = works.filter(
    (work) =>
      !work.draft &&
      !work.binned &&
      work.tags.some(({ id, mergerId }) => id === tea || mergerId === tea || id === fluff),
  )
  expect(census.uses(tea, ANYONE)).toBe(either.length)
  const facets = facetsOf(census, census.everyWork(ANYONE))
  expect(facets.additional.map(({ tag }) => tag.id)).not.toContain(fluff)
})

test('a line that names nothing has everything counted again, what came, what changed and what went', async () => {
  await using house = await openTestHouse()
  await plantCatalogue(house.db, 60, 6)
  const keeper = new CensusKeeper(house.db)
  await keeper.read()
  await house.db.transaction().execute(async (trx) => {
    await trx.updateTable('works').set({ deleted_at: '2026-01-01T00:00:00.000Z' }).where('id', '<', 20).execute()
    await trx.updateTable('works').set({ deleted_at: null, posted_at: '2026-01-01' }).where('id', '>=', 40).execute()
    await trx.deleteFrom('taggings').where('work_id', 'in', [25, 26, 27]).execute()
    await noteGreatChange(trx, house.now())
  })
  expect(all(await keeper.read())).toEqual(all(await new CensusKeeper(house.db).read()))
})

test('a new name is offered as soon as a work stands under it, and not before the others that are used more', async () => {
  await using house = await openTestHouse()
  const { works } = await plantCatalogue(house.db, 60, 6)
  const keeper = new CensusKeeper(house.db)
  const names = async (term: string) =>
    (await suggestTags(house.db, await keeper.read(), term, { types: ['additional'], viewer: guest })).map(
      ({ tag }) => tag.name,
    )
  expect(await names('flu')).toEqual(['Fluff'])
  const shown = works.find((work) => !work.draft && !work.binned && !work.restricted)?.id ?? 0
  await change(house, [shown], async () => {
    const { id } = await house.db
      .insertInto('tags')
      .values({
        type: 'additional',
        name: 'Flying',
        name_key: 'flying',
        path_name: 'Flying',
        merger_id: null,
        created_at: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await house.db.insertInto('taggings').values({ work_id: shown, tag_id: id, position: 99 }).execute()
  })
  expect(await names('fly')).toEqual(['Flying'])
  expect(await names('fl')).toEqual(['Fluff', 'Flying'])
  expect(await names('FLYING')).toEqual(['Flying'])
})
