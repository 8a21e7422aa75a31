import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, dice, type MadeTag, type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { searchWords, searchWordsOfHtml } from '../../../platform/text/words.ts'
import { guest, type Viewer } from '../../../platform/web/viewer.ts'
import { CensusKeeper } from '../census/keep.ts'
import { EVERYTHING, type Sort, type WorkFilter } from '../filter/filter.ts'
import { parseFilter } from '../filter/parse.ts'
import { printFilter } from '../filter/print.ts'
import type { Range } from '../filter/ranges.ts'
import { parseWords } from '../filter/words.ts'
import { PAGE, type Place, parsePlace, printPlace } from './place.ts'
import { countWorks, listWorks, matchingIds } from './store.ts'
import { understand } from './understand.ts'

const member: Viewer = { kind: 'member', id: 1, login: 'maren', roles: [], sessionId: '' }
const now = new Date('2026-03-01T00:00:00.000Z')
let house: TestHouse
let catalogue: Catalogue

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 300, 1)
})
afterAll(() => house[Symbol.asyncDispose]())

async function pageOf(filter: WorkFilter, viewer: Viewer, place: Place) {
  const asked = await understand(house.db, filter, () => true)
  const total = await countWorks(house.db, asked, viewer, now)
  return {
    listing: await listWorks(house.db, asked, viewer, place, total, now),
    ids: await matchingIds(house.db, asked, viewer, now),
  }
}

/** All pages, by the links from one to the next. */
async function walk(filter: WorkFilter, viewer: Viewer): Promise<readonly number[]> {
  const found: number[] = []
  let place: Place | undefined = { page: 1 }
  while (place) {
    const { listing } = await pageOf(filter, viewer, parsePlace(new URLSearchParams(printPlace(place))))
    found.push(...listing.works.map(({ id }) => id))
    place = listing.next
  }
  return found
}

test('two hundred random filters find what a slow count finds, in the same order, for guests and members', {
  timeout: 120_000,
}, async () => {
  const roll = dice(7)
  let nonEmpty = 0
  for (let round = 0; round < 200; round++) {
    const wanted = randomFilter(roll)
    const { filter } = parseFilter(printFilter(wanted))
    const viewer = round % 2 === 0 ? guest : member
    const expected = slowly(filter, viewer)
    if (expected.length > 0) nonEmpty++
    const { listing, ids } = await pageOf(filter, viewer, { page: 1 })
    const name = `${printFilter(filter)} for a ${viewer.kind}`
    expect(listing.total, name).toBe(expected.length)
    expect(
      listing.works.map(({ id }) => id),
      name,
    ).toEqual(expected.slice(0, PAGE))
    expect(
      ids.toSorted((a, b) => a - b),
      name,
    ).toEqual(expected.toSorted((a, b) => a - b))
  }
  expect(nonEmpty).toBeGreaterThan(80)
})

const SORTS: readonly Sort[] = [
  'creators',
  'title',
  'posted',
  'updated',
  'words',
  'hits',
  'kudos',
  'comments',
  'bookmarks',
]

test('the links from page to page lead through every work once, in every order', async () => {
  for (const sort of SORTS) {
    for (const descending of [true, false]) {
      const filter = { ...EVERYTHING, sort, descending }
      expect(await walk(filter, member), `${sort} ${descending}`).toEqual(slowly(filter, member))
    }
  }
})

test('and back again', async () => {
  for (const sort of ['updated', 'title', 'kudos'] as const) {
    const filter = { ...EVERYTHING, sort }
    const expected = slowly(filter, guest)
    const pages = Math.ceil(expected.length / PAGE)
    const found: number[] = []
    let place: Place | undefined = { page: pages }
    while (place) {
      const { listing } = await pageOf(filter, guest, place)
      found.unshift(...listing.works.map(({ id }) => id))
      place = listing.previous
    }
    expect(found, sort).toEqual(expected)
  }
})

test('a new work at the front moves nothing on the pages that follow a cursor', async () => {
  await using other = await openTestHouse()
  await plantCatalogue(other.db, 60, 3)
  const read = async (place: Place) => {
    const asked = await understand(other.db, EVERYTHING, () => true)
    return listWorks(other.db, asked, member, place, await countWorks(other.db, asked, member, now), now)
  }
  const second = (await read({ page: 1 })).next ?? { page: 0 }
  const before = await read(second)
  const { id } = await other.db
    .selectFrom('works')
    .select('id')
    .where('posted_at', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  const at = '2027-01-01T00:00:00.000Z'
  await other.db
    .updateTable('works')
    .set({ posted_at: at, updated_at: at, deleted_at: null })
    .where('id', '=', id)
    .execute()
  const after = await read(second)
  expect(after.works).toEqual(before.works)
  expect(after.total).toBe(before.total + 1)
  const back = await read(after.previous ?? { page: 0 })
  expect(back.works).not.toContainEqual(expect.objectContaining({ id }))
  expect((await read(back.previous ?? { page: 0 })).works[0]?.id).toBe(id)
})

test('a page by its number alone is the same page, from whichever end it is counted', async () => {
  const expected = slowly(EVERYTHING, member)
  for (let page = 1; page <= Math.ceil(expected.length / PAGE); page++) {
    const { listing } = await pageOf(EVERYTHING, member, { page })
    expect(listing.works.map(({ id }) => id)).toEqual(expected.slice((page - 1) * PAGE, page * PAGE))
  }
  expect((await pageOf(EVERYTHING, member, { page: 9999 })).listing).toMatchObject({
    works: [],
    page: 9999,
    next: undefined,
  })
})

test('a cursor of another order, or of none, is answered with the page of that number', async () => {
  const byNumber = (await pageOf(EVERYTHING, guest, { page: 2 })).listing.works
  for (const cursor of ['5~n100', '~', "1~t'; drop table works", '5~nmany']) {
    const place = parsePlace(new URLSearchParams({ page: '2', after: cursor }))
    const sorted = cursor.includes('~t') ? { ...EVERYTHING, sort: 'words' as const } : EVERYTHING
    const { listing } = await pageOf(sorted, guest, place)
    expect(listing.works).toHaveLength(PAGE)
    if (sorted === EVERYTHING) expect(listing.works).toEqual(byNumber)
  }
})

test('the census counts what a slow count does, and offers nothing that a guest may not see', async () => {
  const { census } = await new CensusKeeper(house.db).read()
  for (const viewer of [guest, member]) {
    for (const tag of catalogue.tags)
      expect(census.uses(tag.id, viewer), tag.name).toBe(slowly({ ...EVERYTHING, include: [tag] }, viewer).length)
  }
})

function randomFilter(roll: () => number): WorkFilter {
  const one = <Value>(values: readonly Value[]) => values[Math.floor(roll() * values.length)] as Value
  const maybe = <Value>(chance: number, value: () => Value, otherwise: Value) => (roll() < chance ? value() : otherwise)
  const free = catalogue.tags.filter(({ id }) => id >= 10_000)
  const choice = () => one(roll() < 0.3 ? catalogue.tags : free)
  const range = (most: number): Range => maybe<Range>(0.1, () => ({ from: Math.floor(roll() * most), to: most }), {})
  return {
    ...EVERYTHING,
    user: maybe(0.1, () => one(catalogue.logins), ''),
    include: maybe(0.5, () => [choice()], []).map(({ id, type }) => ({ id, type })),
    exclude: maybe(0.3, () => [choice(), choice()], []).map(({ id, type }) => ({ id, type })),
    includeNames: maybe(
      0.15,
      () => [{ type: undefined, name: one(['alice', 'ARSENE LUPIN', 'Tea', 'hudson', 'Sherlock Holmes']) }],
      [],
    ),
    excludeNames: maybe(0.1, () => [{ type: undefined, name: one(['Fluff', 'queen hearts']) }], []),
    crossover: maybe(0.15, () => roll() < 0.5, undefined),
    complete: maybe(0.15, () => roll() < 0.5, undefined),
    singleChapter: maybe(0.1, () => true, undefined),
    words: range(4000),
    hits: range(300),
    kudos: range(30),
    dateFrom: maybe(0.1, () => '2026-01-10', ''),
    dateTo: maybe(0.1, () => '2026-01-28', ''),
    age: maybe(0.1, () => ({ least: 1, most: 6, unit: 'week' as const }), undefined),
    language: maybe(0.15, () => one(['en', 'ja']), ''),
    query: maybe(
      0.2,
      () =>
        one([
          'lamp',
          'winter -letter',
          '"lamp harbour"',
          '月の',
          'ete',
          'quill*',
          '-rating_ids:9',
          'sherlock -"slow build"',
        ]),
      '',
    ),
    title: maybe(0.05, () => 'kettle', ''),
    creators: maybe(0.05, () => 'gare_du_nord', ''),
    sort: one(SORTS),
    descending: roll() < 0.5,
  }
}

/** The listing as one would make it by hand. */
function slowly(filter: WorkFilter, viewer: Viewer): readonly number[] {
  const key = SORT_KEYS[filter.sort]
  return catalogue.works
    .filter((work) => fits(work, filter, viewer))
    .sort((left, right) => {
      const [a, b] = [key(left), key(right)]
      const order = a === b ? left.id - right.id : a < b ? -1 : 1
      return filter.descending ? -order : order
    })
    .map(({ id }) => id)
}

const bytes = (text: string) => Buffer.from(text).toString('hex')
const SORT_KEYS: Readonly<Record<Sort, (work: MadeWork) => string | number>> = {
  creators: ({ login }) => bytes(login),
  title: ({ title }) => bytes(title.replace('été', 'ete').replace('été', 'ete')),
  posted: ({ postedAt }) => postedAt,
  updated: ({ updatedAt }) => updatedAt,
  words: ({ words }) => words,
  hits: ({ counters }) => counters.hits,
  kudos: ({ counters }) => counters.kudos,
  comments: ({ counters }) => counters.comments,
  bookmarks: ({ counters }) => counters.bookmarks,
}

function fits(work: MadeWork, filter: WorkFilter, viewer: Viewer): boolean {
  if (work.draft || work.binned || (work.restricted && viewer.kind === 'guest')) return false
  const carries = (id: number) => work.tags.some((tag) => tag.id === id || tag.mergerId === id)
  const words = parseWords(filter.query)
  const [include, exclude] = [
    [...filter.include, ...words.include],
    [...filter.exclude, ...words.exclude],
  ]
  const ratings = include.filter(({ type }) => type === 'rating')
  const within = (value: number, { from = 0, to = Number.POSITIVE_INFINITY }) => value >= from && value <= to
  const weeksOld = (now.getTime() - Date.parse(work.updatedAt)) / 604_800_000
  return (
    include.every(({ type, id }) => type === 'rating' || carries(id)) &&
    (ratings.length === 0 || ratings.some(({ id }) => carries(id))) &&
    !exclude.some(({ id }) => carries(id)) &&
    filter.includeNames.every((wish) => carriesName(work, wish.name)) &&
    !filter.excludeNames.some((wish) => carriesName(work, wish.name)) &&
    (filter.user === '' || work.login === filter.user) &&
    (filter.crossover === undefined || fandoms(work) > 1 === filter.crossover) &&
    (filter.complete === undefined || work.complete === filter.complete) &&
    (filter.singleChapter === undefined || work.expectedChapters === 1) &&
    (filter.language === '' || work.language === filter.language) &&
    within(work.words, filter.words) &&
    within(work.counters.hits, filter.hits) &&
    within(work.counters.kudos, filter.kudos) &&
    work.updatedAt.slice(0, 10) >= filter.dateFrom &&
    (filter.dateTo === '' || work.updatedAt.slice(0, 10) <= filter.dateTo) &&
    (filter.age === undefined ||
      (weeksOld > (filter.age.least ?? 0) && weeksOld <= (filter.age.most ?? Number.POSITIVE_INFINITY))) &&
    words.all.every((phrase) => holds(work, phrase.words, phrase.open)) &&
    !words.none.some((phrase) => holds(work, phrase.words, phrase.open)) &&
    (filter.title === '' || searchWords(work.title).includes('kettle')) &&
    (filter.creators === '' || work.login === filter.creators)
  )
}

function fandoms({ tags }: MadeWork): number {
  return new Set(tags.filter(({ type }) => type === 'fandom').map(({ id, mergerId }) => mergerId ?? id)).size
}

/** A name that tags have asks for these tags; any other for tags with its words. */
function carriesName(work: MadeWork, name: string): boolean {
  const same = (tag: MadeTag) => searchWords(tag.name).join(' ') === searchWords(name).join(' ')
  const named = catalogue.tags.filter(same)
  if (named.length > 0) return work.tags.some((tag) => named.some(({ id }) => tag.id === id || tag.mergerId === id))
  return work.tags.some((tag) => inARow(searchWords(tag.name), searchWords(name), false))
}

function holds(work: MadeWork, phrase: readonly string[], open = false): boolean {
  const texts = [
    searchWords(work.title),
    searchWords(work.login),
    searchWordsOfHtml(work.summary),
    ...work.tags.map(({ name }) => searchWords(name)),
  ]
  return texts.some((text) => inARow(text, phrase, open))
}

function inARow(text: readonly string[], phrase: readonly string[], open: boolean): boolean {
  return text.some((_, start) =>
    phrase.every((word, at) => {
      const there = text[start + at]
      return open && at === phrase.length - 1 ? there?.startsWith(word) === true : there === word
    }),
  )
}
