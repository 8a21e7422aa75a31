import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, type MadeTag, type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { type Visitor, wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

/** Works in each list: three pages of bookmarks, and what is hidden stands on all of them. */
const IN_EACH = 60

let house: TestHouse
let catalogue: Catalogue
/** in the order in which they came into the lists */
let listed: readonly MadeWork[]
let seriesId: number
let saver: Visitor
let hider: Visitor

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 120, 11)
  listed = catalogue.works.filter((work) => !work.draft && !work.binned).slice(0, IN_EACH)
  saver = await house.as('saver')
  seriesId = await plantSeries()
  await plantCollection()
  await plantSaved()
  hider = await house.as('hider')
  for (const line of ['fandom:"Sherlock Holmes"', 'words:<1000'])
    await hider.post(urls.myFilters(), { what: 'add', line })
})
afterAll(() => house[Symbol.asyncDispose]())

const AT = '2026-01-01T00:00:00.000Z'

async function plantSeries(): Promise<number> {
  const { id } = await house.db
    .insertInto('series')
    .values({ title: 'In order', created_at: AT })
    .returning('id')
    .executeTakeFirstOrThrow()
  await house.db
    .insertInto('series_works')
    .values(listed.map((work, at) => ({ series_id: id, work_id: work.id, position: at + 1 })))
    .execute()
  return id
}

async function plantCollection(): Promise<void> {
  await saver.post(urls.collections(), { name: 'winter', title: 'Winter' })
  const { id } = await house.db.selectFrom('collections').select('id').executeTakeFirstOrThrow()
  const yes = { creator_says: 'yes', collection_says: 'yes', agreed_at: AT, added_at: AT } as const
  await house.db
    .insertInto('collection_items')
    .values(listed.map((work) => ({ ...yes, collection_id: id, work_id: work.id, unrevealed: 0, anonymous: 0 })))
    .execute()
}

async function plantSaved(): Promise<void> {
  const { id } = await house.db.selectFrom('users').select('id').where('login', '=', 'saver').executeTakeFirstOrThrow()
  const saved = { user_id: id, words: '', notes: '', private: 0, rec: 0, status: '', created_at: AT } as const
  await house.db
    .insertInto('bookmarks')
    .values([
      ...listed.map((work) => ({ ...saved, work_id: work.id, series_id: null, external_id: null, title: work.title })),
      { ...saved, work_id: null, series_id: seriesId, external_id: null, title: 'In order' },
    ])
    .execute()
  await house.db
    .insertInto('gifts')
    .values(
      listed.map((work) => ({
        work_id: work.id,
        user_id: id,
        name: 'saver',
        state: 'accepted' as const,
        given_at: AT,
      })),
    )
    .execute()
}

const tagOf = (id: number | null): MadeTag | undefined => catalogue.tags.find((tag) => tag.id === id)
const holmes = (work: MadeWork) =>
  work.tags.some((tag) =>
    [tag, tagOf(tag.mergerId)].some((one) => one?.type === 'fandom' && one.name === 'Sherlock Holmes'),
  )
const short = (work: MadeWork) => work.words < 1000
const hidden = (work: MadeWork) => holmes(work) || short(work)
const shown = () => listed.filter((work) => !hidden(work))
const count = (fits: (work: MadeWork) => boolean, works = listed) => works.filter(fits).length
const worksOn = (text: string) => [...text.matchAll(/<li id="work_(\d+)"/g)].map(([, id]) => Number(id))

function expectReasons(text: string, works: readonly MadeWork[] = listed): void {
  const words = wordsOf(text)
  expect(words).toContain(`Your filters hide ${count(hidden, works)} works here. Show them`)
  expect(words).toContain(`Sherlock Holmes (${count(holmes, works)})`)
  expect(words).toContain(`words:<1000 (${count(short, works)})`)
}

test('bookmarks of another: full pages and a total without what is hidden; what is no work stays', async () => {
  expect(count(hidden)).toBeGreaterThan(20)
  const seen: number[] = []
  const total = shown().length + 1
  for (let page = 1; page <= Math.ceil(total / 20); page++) {
    const { text } = await hider.get(`${urls.userBookmarks('saver')}?page=${page}`)
    expect(wordsOf(text)).toContain(`of ${total} Bookmarks by saver`)
    expectReasons(text)
    const there = [...text.matchAll(/<li id="bookmark_\d+" class="bookmark blurb group(?: work-(\d+))?/g)]
    expect(there.length).toBe(Math.min(20, total - (page - 1) * 20))
    seen.push(...there.map(([, id]) => Number(id ?? 0)))
  }
  expect(seen.toSorted((a, b) => a - b).filter((id) => id > 0)).toEqual(
    shown()
      .map(({ id }) => id)
      .toSorted((a, b) => a - b),
  )
  const { text } = await hider.get(`${urls.userBookmarks('saver')}?my_filters=off`)
  expect(wordsOf(text)).toContain(`of ${IN_EACH + 1} Bookmarks by saver`)
  expect(wordsOf(text)).toContain(`would hide ${count(hidden)} works here`)
  expect(text).toContain(`${urls.userBookmarks('saver')}?my_filters=off&amp;page=2`)
})

test('bookmarks that are searched are counted among what was found', async () => {
  const { text } = await hider.get(`${urls.userBookmarks('saver')}?query=lang:en`)
  const english = listed.filter(({ language }) => language === 'en')
  expectReasons(text, english)
  expect(worksOn(text)).toEqual([])
  expect(wordsOf(text)).toMatch(new RegExp(`\\b${count((work) => !hidden(work), english)} Bookmarks? by saver`))
})

test('one’s own bookmarks and gifts were chosen, and nobody’s filters hide them', async () => {
  const keeper = await house.as('saver')
  await keeper.post(urls.myFilters(), { what: 'add', line: 'words:>=0' })
  expect(wordsOf((await keeper.get(urls.userBookmarks('saver'))).text)).toContain(`of ${IN_EACH + 1} Bookmarks`)
  expect(worksOn((await keeper.get(urls.giftsTo('saver'))).text).length).toBe(IN_EACH)
  expect((await keeper.get(urls.giftsTo('saver'))).text).not.toContain('hidden-note')
})

test('what another was given is hidden and counted', async () => {
  const { text } = await hider.get(urls.giftsTo('saver'))
  expectReasons(text)
  expect(worksOn(text)).toEqual(
    shown()
      .map(({ id }) => id)
      .toReversed(),
  )
  expect(worksOn((await hider.get(`${urls.giftsTo('saver')}?my_filters=off`)).text).length).toBe(IN_EACH)
})

test('a series keeps the place of what is hidden, says why, and shows it when it is asked to', async () => {
  const { text } = await hider.get(`${urls.series(seriesId)}?page=2`)
  expectReasons(text)
  const page = listed.slice(20, 40)
  const items = [...text.matchAll(/<li (?:id="work_(\d+)"|class="hidden-work[^>]*>.*?#work_(\d+)")/gs)]
  expect(items.map(([, there, gone]) => [Number(there ?? gone), gone !== undefined])).toEqual(
    page.map((work) => [work.id, hidden(work)]),
  )
  const both = listed.findIndex((work) => holmes(work) && short(work))
  expect(both).toBeGreaterThanOrEqual(0)
  const its = await hider.get(`${urls.series(seriesId)}?page=${Math.floor(both / 20) + 1}`)
  expect(wordsOf(its.text)).toMatch(/hidden by your filter Sherlock Holmes ?, words:<1000 ?\. Show it/)
  const off = await hider.get(`${urls.series(seriesId)}?page=2&my_filters=off`)
  expect(worksOn(off.text)).toEqual(page.map(({ id }) => id))
  expect(off.text).toContain(`${urls.series(seriesId)}?page=3&amp;my_filters=off`)
  expect(wordsOf(off.text)).toContain('Hide them again')
  expect((await house.guest().get(urls.series(seriesId))).text).not.toContain('hidden-')
})

test('the newest of a collection and of a person are the newest that are shown', async () => {
  const { text } = await hider.get(urls.collection('winter'))
  expectReasons(text)
  expect(worksOn(text)).toEqual(newest(shown()))
  expect(text).toContain(`${urls.collectionWorks('winter')}?my_filters=off`)
  const theirs = catalogue.works.filter((work) => work.login === 'maren' && !work.draft && !work.binned)
  const page = await hider.get(urls.user('maren'))
  expectReasons(page.text, theirs)
  expect(worksOn(page.text)).toEqual(newest(theirs.filter((work) => !hidden(work))))
  expect(page.text).toContain(`${urls.userWorks('maren')}?my_filters=off`)
  const guest = await house.guest().get(urls.user('maren'))
  expect(worksOn(guest.text)).toEqual(newest(theirs.filter(({ restricted }) => !restricted)))
})

function newest(works: readonly MadeWork[]): readonly number[] {
  const order = (left: MadeWork, right: MadeWork) => right.updatedAt.localeCompare(left.updatedAt) || right.id - left.id
  return works
    .toSorted(order)
    .slice(0, 5)
    .map(({ id }) => id)
}
