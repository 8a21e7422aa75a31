import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import type { TagType } from '../../../schema/index.ts'
import { findOrMakeTags } from '../store.ts'
import { tagsBelow } from './below.ts'
import { type Changed, changeTags, planChange, planUndo, undoChange } from './change.ts'
import { historyOf } from './history.ts'
import type { Refusal } from './refusals.ts'
import type { Wish } from './verbs.ts'

const by = (house: TestHouse) => ({ userId: null, now: house.now() })

function make(house: TestHouse, type: TagType, ...names: readonly string[]): Promise<readonly number[]> {
  return house.db
    .transaction()
    .execute(async (trx) => (await findOrMakeTags(trx, type, names, house.now())).map(({ id }) => id))
}

function change(house: TestHouse, ...wishes: readonly Wish[]): Promise<Changed> {
  return house.db.transaction().execute((trx) => changeTags(trx, wishes, by(house)))
}

function undo(house: TestHouse, id: number | undefined): Promise<Changed | Refusal> {
  return house.db.transaction().execute((trx) => undoChange(trx, id ?? 0, by(house)))
}

/** All that is kept of ties, to compare what is there before a change and after its undoing. */
async function ties({ db }: TestHouse) {
  return {
    tags: await db
      .selectFrom('tags')
      .select(['id', 'canonical', 'unwrangleable', 'merger_id'])
      .where('id', '>=', 10_000)
      .orderBy('id')
      .execute(),
    metas: await db.selectFrom('tag_metas').selectAll().orderBy('sub_id').orderBy('meta_id').execute(),
    parents: await db.selectFrom('tag_parents').selectAll().orderBy('tag_id').orderBy('parent_id').execute(),
    limits: await db.selectFrom('tag_limits').selectAll().orderBy('tag_id').orderBy('fandom_id').execute(),
    media: await db.selectFrom('tag_media').selectAll().orderBy('tag_id').orderBy('medium_id').execute(),
  }
}

/** Two fandoms and their people, tied in every way there is. */
async function plantSherlock(house: TestHouse) {
  const [holmes = 0, bbc = 0, torchwood = 0] = await make(house, 'fandom', 'Holmes & Related', 'Sherlock', 'Torchwood')
  const [john = 0, watson = 0, jack = 0, old = 0, loose = 0] = await make(
    house,
    'character',
    'John',
    'John Watson',
    'Jack Harkness',
    'Dr Watson',
    'Jonny',
  )
  const [pair = 0] = await make(house, 'relationship', 'Jack Harkness/John Watson')
  const { id: medium } = await house.db
    .insertInto('media')
    .values({ name: 'Television', name_key: 'television' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await change(
    house,
    ...[holmes, bbc, torchwood, watson, jack].map((tag): Wish => ({ verb: 'canonical', tag })),
    { verb: 'metatag', tag: bbc, other: holmes },
    { verb: 'parent', tag: watson, other: bbc },
    { verb: 'parent', tag: jack, other: torchwood },
    { verb: 'synonym', tag: old, other: watson },
    { verb: 'limited', tag: john, other: watson, fandom: bbc },
    { verb: 'medium', tag: bbc, other: medium },
  )
  return { holmes, bbc, torchwood, john, watson, jack, old, loose, pair, medium }
}

test('every verb does what it says, and its undoing leaves everything as it was', async () => {
  await using house = await openTestHouse()
  const { holmes, bbc, torchwood, john, watson, jack, old, loose, pair, medium } = await plantSherlock(house)
  const wishes: readonly Wish[] = [
    { verb: 'canonical', tag: loose },
    { verb: 'canonical', tag: pair },
    { verb: 'canonical', tag: old },
    { verb: 'not-canonical', tag: watson },
    { verb: 'not-canonical', tag: bbc },
    { verb: 'synonym', tag: loose, other: old },
    { verb: 'synonym', tag: jack, other: watson },
    { verb: 'synonym', tag: bbc, other: torchwood },
    { verb: 'synonym', tag: bbc, other: holmes },
    { verb: 'not-synonym', tag: old },
    { verb: 'limited', tag: john, other: jack, fandom: torchwood },
    { verb: 'not-limited', tag: john, fandom: bbc },
    { verb: 'metatag', tag: torchwood, other: holmes },
    { verb: 'not-metatag', tag: bbc, other: holmes },
    { verb: 'parent', tag: pair, other: jack },
    { verb: 'not-parent', tag: jack, other: torchwood },
    { verb: 'medium', tag: torchwood, other: medium },
    { verb: 'not-medium', tag: bbc, other: medium },
    { verb: 'unwrangleable', tag: loose },
  ]
  const before = await ties(house)
  for (const wish of wishes) {
    const planned = await planChange(house.db, [wish])
    const made = await change(house, wish)
    expect(made.refused, wish.verb).toEqual([])
    expect(made.steps, wish.verb).toEqual(planned.steps)
    const after = await ties(house)
    expect(after, wish.verb).not.toEqual(before)
    const undone = await undo(house, made.id)
    expect(undone, wish.verb).toMatchObject({ granted: [wish] })
    expect(await ties(house), `${wish.verb}, undone`).toEqual(before)
    const redone = await undo(house, 'id' in undone ? undone.id : 0)
    expect(await ties(house), `${wish.verb}, done again`).toEqual(after)
    await undo(house, 'id' in redone ? redone.id : 0)
  }
})

test('the history says who, when and what, and keeps what was undone', async () => {
  await using house = await openTestHouse()
  await house.as('knotwork', ['wrangler'])
  const { id: userId } = await house.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
  const [tag = 0, other = 0] = await make(house, 'additional', 'Fluff', 'fluffy')
  const run = (wish: Wish) =>
    house.db.transaction().execute((trx) => changeTags(trx, [wish], { userId, now: house.now() }))
  await run({ verb: 'canonical', tag })
  const merged = await run({ verb: 'synonym', tag: other, other: tag })
  const undone = await undo(house, merged.id)
  const history = await historyOf(house.db, { tag: other, most: 10 })
  expect(history).toMatchObject([
    { by: undefined, undoes: merged.id, wishes: [{ verb: 'synonym', tag: other, other: tag }] },
    {
      at: '2026-03-09T12:00:00.000Z',
      by: 'knotwork',
      undoneBy: 'id' in undone ? undone.id : 0,
      steps: [{ kind: 'synonym', tag: other, from: null, to: tag }],
    },
  ])
  expect(await historyOf(house.db, { most: 1 })).toHaveLength(1)
})

test('what something newer stands on is not undone, nor is anything undone twice', async () => {
  await using house = await openTestHouse()
  const [fluff = 0, soft = 0, tooth = 0] = await make(house, 'additional', 'Fluff', 'Soft', 'Tooth-rotting')
  const made = await change(house, { verb: 'canonical', tag: fluff })
  const tied = await change(house, { verb: 'synonym', tag: soft, other: fluff })
  expect(await undo(house, made.id)).toMatchObject({ name: 'stands-below', tag: fluff, with: [soft] })
  await change(house, { verb: 'canonical', tag: tooth }, { verb: 'synonym', tag: soft, other: tooth })
  expect(await undo(house, tied.id)).toMatchObject({ name: 'newer', tag: soft })
  expect((await planUndo(house.db, made.id ?? 0)).problem).toBeUndefined()
  await undo(house, made.id)
  expect(await undo(house, made.id)).toMatchObject({ name: 'undone' })
  expect(await undo(house, 999)).toMatchObject({ name: 'unknown' })
})

test('of several wishes those that cannot be granted are named, and the others are one change', async () => {
  await using house = await openTestHouse()
  const [a = 0, b = 0, c = 0] = await make(house, 'additional', 'A', 'B', 'C')
  await change(house, { verb: 'canonical', tag: a })
  const made = await change(
    house,
    { verb: 'synonym', tag: b, other: a },
    { verb: 'synonym', tag: a, other: a },
    { verb: 'synonym', tag: c, other: b },
  )
  expect(made.granted).toHaveLength(2)
  expect(made.refused).toMatchObject([{ wish: { tag: a }, refusal: { name: 'itself' } }])
  expect((await historyOf(house.db, { most: 1 }))[0]?.steps).toHaveLength(2)
})

test('two who tie at the same moment do not close a circle', async () => {
  await using house = await openTestHouse()
  const [a = 0, b = 0, c = 0] = await make(house, 'fandom', 'A', 'B', 'C')
  await change(house, ...[a, b, c].map((tag): Wish => ({ verb: 'canonical', tag })))
  const made = await Promise.all([
    change(house, { verb: 'metatag', tag: a, other: b }),
    change(house, { verb: 'metatag', tag: b, other: c }),
    change(house, { verb: 'metatag', tag: c, other: a }),
  ])
  expect(made.flatMap(({ granted }) => granted)).toHaveLength(2)
  expect(made.flatMap(({ refused }) => refused)).toMatchObject([{ refusal: { name: 'circle' } }])
})

test('a tag stands for its synonyms, for all below it, and in one fandom for limited synonyms', async () => {
  await using house = await openTestHouse()
  const { holmes, bbc, john, watson, old } = await plantSherlock(house)
  const [other = 0] = await make(house, 'fandom', 'BBC Sherlock')
  await change(house, { verb: 'synonym', tag: other, other: bbc })
  const below = await tagsBelow(house.db, [holmes, watson, john, 999_999])
  expect(below.get(holmes)?.tags.toSorted()).toEqual([holmes, bbc, other].toSorted())
  expect(below.get(watson)?.tags.toSorted()).toEqual([watson, old].toSorted())
  expect(below.get(watson)?.limited).toEqual([{ tag: john, fandoms: [bbc, other] }])
  expect(below.get(john)).toEqual({ tags: [john], limited: [] })
  expect(below.has(999_999)).toBe(false)
})

test('a pairing in another order is born a synonym of the canonical one', async () => {
  await using house = await openTestHouse()
  const [before = 0, pair = 0] = await make(house, 'relationship', 'Watson／Holmes', 'Holmes/Watson')
  await change(house, { verb: 'canonical', tag: pair })
  const [after = 0] = await make(house, 'relationship', 'watson x holmes')
  const rows = await house.db.selectFrom('tags').select('merger_id').where('id', 'in', [before, after]).execute()
  expect(rows).toEqual([{ merger_id: pair }, { merger_id: pair }])
})
