import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, type MadeTag, type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { guest, type Viewer } from '../../../platform/web/viewer.ts'
import { LocalDesk } from '../../catalogue/index.ts'
import { changeTags, undoChange, type Wish } from '../../tags/index.ts'
import { noteTagChange } from '../../works/index.ts'
import { EVERYTHING } from '../filter/filter.ts'
import type { Known } from './lookup.ts'
import { matchingIds } from './store.ts'
import { understand } from './understand.ts'

let house: TestHouse
let catalogue: Catalogue
let desk: LocalDesk
const member: Viewer = { kind: 'member', id: 0, login: '', roles: [], sessionId: '' }
const everyTag: Known = async (tags) => new Set(tags.map(({ id }) => id))

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 200, 9)
  desk = new LocalDesk(house.db)
  await desk.keeper.follow()
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

async function undo(id: number): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    const undone = await undoChange(trx, id, { userId: null, now: house.now() })
    if ('moved' in undone) await noteTagChange(trx, undone.moved, house.now())
  })
}

const shown = (work: MadeWork, viewer: Viewer) =>
  !work.draft && !work.binned && (viewer.kind === 'member' || !work.restricted)

/** @returns how many works stand directly under the tag, as the catalogue has followed it */
async function uses(tag: MadeTag, viewer: Viewer): Promise<number> {
  await desk.keeper.follow()
  return desk.keeper.catalogue.uses(tag.id, viewer.kind === 'member')
}

/** @returns the works of the tag's listing, and of the listing of all that have it not; the same from the catalogue */
async function found(tag: MadeTag, viewer: Viewer) {
  const wish = { id: tag.id, type: tag.type }
  const ids = async (filter: Partial<typeof EVERYTHING>) => {
    const asked = await understand(house.db, { ...EVERYTHING, ...filter }, everyTag)
    const inOrder = (some: Iterable<number>) => [...some].toSorted((a, b) => a - b)
    const listed = inOrder(await matchingIds(house.db, asked, viewer, house.now()))
    await desk.keeper.follow()
    const condition = filter.include ? { tag: tag.id } : { not: { tag: tag.id } }
    expect(inOrder(desk.keeper.catalogue.worksOf(condition, viewer.kind === 'member'))).toEqual(listed)
    return listed
  }
  return { with: await ids({ include: [wish] }), without: await ids({ exclude: [wish] }) }
}

async function expectFound(tag: MadeTag, carries: (work: MadeWork) => boolean): Promise<void> {
  for (const viewer of [guest, member]) {
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

/** What the catalogue has followed is what a new one reads. */
async function expectCounted(): Promise<void> {
  const fresh = new LocalDesk(house.db)
  await fresh.keeper.follow()
  for (const tag of catalogue.tags)
    for (const viewer of [guest, member])
      expect(await uses(tag, viewer), tag.name).toBe(fresh.keeper.catalogue.uses(tag.id, viewer.kind === 'member'))
}

test('whoever asks for a tag finds what stands below it, however far, until it is loosed', async () => {
  const [fluff, slow, tea] = [named('Fluff'), named('Slow Build'), named('Tea')]
  const first = await change({ verb: 'metatag', tag: slow.id, other: fluff.id })
  const second = await change({ verb: 'metatag', tag: tea.id, other: slow.id })
  await expectFound(fluff, carrying(fluff, slow, tea))
  await expectFound(slow, carrying(slow, tea))
  await expectFound(tea, carrying(tea))
  await expectCounted()
  for (const id of [second, first]) await undo(id)
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
  expect(await uses(watson, guest)).toBe(catalogue.works.filter((work) => shown(work, guest) && inFandom(work)).length)
})

test('a tag tied as a synonym is counted under its canonical tag at once, and apart again when that is undone', async () => {
  const [angst, tea] = [named('Angst'), named('Tea')]
  const before = await uses(tea, member)
  const id = await change({ verb: 'synonym', tag: angst.id, other: tea.id })
  await expectCounted()
  await expectFound(tea, carrying(tea, angst))
  const either = catalogue.works.filter((work) => shown(work, member) && carrying(tea, angst)(work))
  expect(await uses(tea, member)).toBe(either.length)
  await undo(id)
  await expectCounted()
  expect(await uses(tea, member)).toBe(before)
})
