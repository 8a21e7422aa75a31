import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, type MadeTag, type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { guest, type Viewer } from '../../../platform/web/viewer.ts'
import { changeTags, tagsBelow, undoChange, type Wish } from '../../tags/index.ts'
import { noteTagChange } from '../../works/index.ts'
import { ANYONE } from '../census/census.ts'
import { CensusKeeper } from '../census/keep.ts'
import { EVERYTHING } from '../filter/filter.ts'
import { matchingIds } from './store.ts'
import { understand } from './understand.ts'

let house: TestHouse
let catalogue: Catalogue
let keeper: CensusKeeper

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 200, 9)
  keeper = new CensusKeeper(house.db)
  await keeper.read()
})
afterAll(() => house[Symbol.asyncDispose]())

const named = (name: string, type = 'additional') =>
  catalogue.tags.find((tag) => tag.name === name && tag.type === type) as MadeTag

async function change(...wishes: readonly Wish[]): Promise<number> {
  return house.db.transaction().execute(async (trx) => {
    const made = await changeTags(trx, wishes, { userId: null, now: house.now() })
    expect(made.refused).toEqual([])
    await noteTagChange(trx, made.moved, house.now())
    return made.id ?? 0
  })
}

const shown = (work: MadeWork, viewer: Viewer) =>
  !work.draft && !work.binned && (viewer.kind === 'member' || !work.restricted)

/** @returns the works of the tag's listing, and of the listing of all that have it not */
async function found(tag: MadeTag, viewer: Viewer) {
  const wish = { id: tag.id, type: tag.type }
  const ids = async (filter: Partial<typeof EVERYTHING>) => {
    const asked = await understand(house.db, { ...EVERYTHING, ...filter }, () => true)
    return (await matchingIds(house.db, asked, viewer, house.now())).toSorted((a, b) => a - b)
  }
  return { with: await ids({ include: [wish] }), without: await ids({ exclude: [wish] }) }
}

async function expectFound(tag: MadeTag, carries: (work: MadeWork) => boolean): Promise<void> {
  for (const viewer of [guest, ANYONE]) {
    const all = catalogue.works.filter((work) => shown(work, viewer))
    expect(await found(tag, viewer), tag.name).toEqual({
      with: all.filter(carries).map(({ id }) => id),
      without: all.filter((work) => !carries(work)).map(({ id }) => id),
    })
  }
}

const carrying = (...tags: readonly MadeTag[]) => {
  const ids = tags.map(({ id }) => id)
  return (work: MadeWork) => work.tags.some(({ id, mergerId }) => ids.includes(id) || ids.includes(mergerId ?? 0))
}

/** What the kept census says is what a new count says. */
async function expectCounted(): Promise<void> {
  const [kept, fresh] = [(await keeper.read()).census, (await new CensusKeeper(house.db).read()).census]
  for (const { id, name } of catalogue.tags)
    for (const viewer of [guest, ANYONE]) expect(kept.uses(id, viewer), name).toBe(fresh.uses(id, viewer))
}

test('whoever asks for a tag finds what stands below it, however far, until it is loosed', async () => {
  const [fluff, slow, tea] = [named('Fluff'), named('Slow Build'), named('Tea')]
  const first = await change({ verb: 'metatag', tag: slow.id, other: fluff.id })
  const second = await change({ verb: 'metatag', tag: tea.id, other: slow.id })
  await expectFound(fluff, carrying(fluff, slow, tea))
  await expectFound(slow, carrying(slow, tea))
  await expectFound(tea, carrying(tea))
  await expectCounted()
  const below = (await tagsBelow(house.db, [fluff.id])).get(fluff.id)?.tags ?? []
  const { census } = await keeper.read()
  expect([...census.worksWith(below, guest)].toSorted((a, b) => a - b)).toEqual((await found(fluff, guest)).with)
  for (const id of [second, first])
    await house.db.transaction().execute((trx) => undoChange(trx, id, { userId: null, now: house.now() }))
  await expectFound(fluff, carrying(fluff))
})

test('a synonym in one fandom is found under its canonical tag there, and counted there, and nowhere else', async () => {
  const [john, watson] = [named('John Watson', 'character'), named('Sherlock Holmes', 'character')]
  const lupin = named('Treasure Island', 'fandom')
  await change(
    { verb: 'canonical', tag: lupin.id },
    { verb: 'limited', tag: john.id, other: watson.id, fandom: lupin.id },
  )
  const inFandom = (work: MadeWork) => carrying(watson)(work) || (carrying(john)(work) && carrying(lupin)(work))
  await expectFound(watson, inFandom)
  await expectFound(john, carrying(john))
  await expectCounted()
  const { census } = await keeper.read()
  expect(census.uses(watson.id, guest)).toBe(
    catalogue.works.filter((work) => shown(work, guest) && inFandom(work)).length,
  )
})

test('a tag tied as a synonym is counted under its canonical tag at once, and apart again when that is undone', async () => {
  const [angst, tea] = [named('Angst'), named('Tea')]
  const before = (await keeper.read()).census.uses(tea.id, ANYONE)
  const id = await change({ verb: 'synonym', tag: angst.id, other: tea.id })
  await expectCounted()
  await expectFound(tea, carrying(tea, angst))
  const either = catalogue.works.filter((work) => shown(work, ANYONE) && carrying(tea, angst)(work))
  expect((await keeper.read()).census.uses(tea.id, ANYONE)).toBe(either.length)
  await house.db.transaction().execute(async (trx) => {
    const undone = await undoChange(trx, id, { userId: null, now: house.now() })
    if ('moved' in undone) await noteTagChange(trx, undone.moved, house.now())
  })
  await expectCounted()
  expect((await keeper.read()).census.uses(tea.id, ANYONE)).toBe(before)
})
