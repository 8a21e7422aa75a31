import { expect, test } from 'vitest'
import { dice, type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { TAG_TYPES } from '../../../schema/index.ts'
import { noteChange, noteTagChange } from '../../works/index.ts'
import { LocalDesk } from '../serving/local.ts'

const WHOLE = { condition: { all: [] }, sort: 'kudos', descending: true, page: 1, size: 100, facets: 200 } as const

/** Everything that the catalogue says of all works, to compare two of them. */
async function all(desk: LocalDesk) {
  await desk.keeper.follow()
  const { catalogue } = desk.keeper
  return [true, false].map((members) => {
    const { seq: _, ...answer } = { ...catalogue.query({ ...WHOLE, members }), seq: 0 }
    return answer
  })
}

function letTimePass(house: TestHouse): void {
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
}

async function change(house: TestHouse, workIds: readonly number[], how: () => Promise<unknown>): Promise<void> {
  await how()
  await house.db.transaction().execute((trx) => noteChange(trx, workIds, house.now()))
}

test('a catalogue kept through random changes is the one that is read anew', { tags: 'long' }, async () => {
  await using house = await openTestHouse()
  const { works, tags } = await plantCatalogue(house.db, 80, 4)
  const desk = new LocalDesk(house.db)
  await desk.keeper.follow()
  const roll = dice(11)
  const free = tags.filter(({ id }) => id >= 10_000)
  for (let round = 0; round < 25; round++) {
    const work = works[Math.floor(roll() * works.length)]?.id ?? 0
    const tag = free[Math.floor(roll() * free.length)]?.id ?? 0
    await change(house, [work], () => changeSomehow(house, work, tag, roll, round))
    expect(await all(desk), `round ${round}`).toEqual(await all(new LocalDesk(house.db)))
  }
})

async function changeSomehow(house: TestHouse, work: number, tag: number, roll: () => number, round: number) {
  const state = roll()
  const one = house.db.updateTable('works').where('id', '=', work)
  if (state < 0.2) await one.set({ restricted: roll() < 0.5 ? 1 : 0 }).execute()
  else if (state < 0.4) await one.set({ deleted_at: roll() < 0.5 ? null : '2026-01-01T00:00:00.000Z' }).execute()
  else if (state < 0.5) await one.set({ posted_at: null }).execute()
  else if (state < 0.7) await house.db.deleteFrom('taggings').where('work_id', '=', work).execute()
  else
    await house.db
      .insertInto('taggings')
      .values({ work_id: work, tag_id: tag, position: 90 + round })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

const listed = (work: MadeWork) => !work.draft && !work.binned

test('a tag made a synonym counts for its canonical tag, on a work that carries both once, and loosed again for itself', async () => {
  await using house = await openTestHouse()
  const { tags, works } = await plantCatalogue(house.db, 60, 6)
  const [tea = 0, angst = 0] = ['Tea', 'Angst'].map((name) => tags.find((tag) => tag.name === name)?.id ?? 0)
  const desk = new LocalDesk(house.db)
  const before = await all(desk)
  const tie = async (merger: number | null) =>
    house.db.transaction().execute(async (trx) => {
      await trx.updateTable('tags').set({ merger_id: merger }).where('id', '=', angst).execute()
      await noteTagChange(trx, [angst], house.now())
    })
  await tie(tea)
  const [members] = await all(desk)
  const either = works.filter(
    (work) => listed(work) && work.tags.some(({ id, mergerId }) => id === tea || mergerId === tea || id === angst),
  )
  expect(desk.keeper.catalogue.uses(tea, true)).toBe(either.length)
  expect(members?.facets?.additional.map(([id]) => id)).not.toContain(angst)
  expect(await all(desk)).toEqual(await all(new LocalDesk(house.db)))
  await tie(null)
  expect(await all(desk)).toEqual(before)
})

test('counters are followed by when they moved', async () => {
  await using house = await openTestHouse()
  const { works } = await plantCatalogue(house.db, 40, 3)
  const desk = new LocalDesk(house.db)
  await desk.keeper.follow()
  const work = works.find(listed)?.id ?? 0
  letTimePass(house)
  await house.db
    .updateTable('work_counters')
    .set({ kudos: 1_000_000, moved_at: house.now().toISOString() })
    .where('work_id', '=', work)
    .execute()
  await expect.poll(async () => (await all(desk))[0]?.works[0], { timeout: 15_000 }).toBe(work)
  expect(await all(desk)).toEqual(await all(new LocalDesk(house.db)))
})

test('after a change to everything all is read again', async () => {
  await using house = await openTestHouse()
  const { works } = await plantCatalogue(house.db, 40, 3)
  const desk = new LocalDesk(house.db)
  await desk.keeper.follow()
  const ids = works.filter(listed).map(({ id }) => id)
  await house.db.updateTable('works').set({ posted_at: null }).where('id', 'in', ids.slice(1)).execute()
  await house.db.insertInto('changes').values({ changed_at: house.now().toISOString() }).execute()
  const [members] = await all(desk)
  expect(members?.total).toBe(1)
  expect(await all(desk)).toEqual(await all(new LocalDesk(house.db)))
})

test('a new name is offered as soon as a work stands under it, and not before the others that are used more', async () => {
  await using house = await openTestHouse()
  const { works } = await plantCatalogue(house.db, 60, 6)
  const desk = new LocalDesk(house.db)
  const newest = async () =>
    (await house.db.selectFrom('changes').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seq ?? 0
  const names = async (term: string) => {
    const uses = await desk.suggest(await newest(), { term, types: TAG_TYPES, most: 15 }, false)
    const rows = await house.db.selectFrom('tags').select(['id', 'name']).execute()
    return uses.map(({ id }) => rows.find((row) => row.id === id)?.name)
  }
  expect(await names('flu')).toEqual(['Fluff'])
  const shown = works.find((work) => listed(work) && !work.restricted)?.id ?? 0
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
})

test('once it is stopped nothing comes in any more, and what had not come in does when one goes on from there', async () => {
  await using house = await openTestHouse()
  const { works } = await plantCatalogue(house.db, 60, 3)
  const desk = new LocalDesk(house.db)
  await desk.keeper.follow()
  const ids = works.map(({ id }) => id)
  await change(house, ids, () => house.db.updateTable('works').set({ restricted: 1 }).execute())
  const coming = desk.keeper.follow().catch(() => undefined)
  await desk.keeper.stop()
  const { keeper } = desk
  const [words, rest] = [keeper.catalogue.arrays().words.slice(), keeper.catalogue.rest()]
  await coming
  await keeper.follow().catch(() => undefined)
  expect(Buffer.compare(Buffer.from(keeper.catalogue.arrays().words.slice().buffer), Buffer.from(words.buffer))).toBe(0)
  const next = new LocalDesk(house.db)
  await next.keeper.resume(words, rest, keeper.position)
  expect(await all(next)).toEqual(await all(new LocalDesk(house.db)))
})
