import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, dice, type MadeTag, type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { draws } from '../../../../test/draws.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { foldName } from '../../../platform/text/fold.ts'
import { keptWords, spellingsIn } from '../../../platform/text/stems.ts'
import { searchWords, searchWordsOfHtml } from '../../../platform/text/words.ts'
import { guest, type Viewer } from '../../../platform/web/viewer.ts'
import { TAG_TYPES } from '../../../schema/index.ts'
import { LocalDesk } from '../../catalogue/index.ts'
import { instantsOf } from '../filter/ages.ts'
import { EVERYTHING, type Sort, type WorkFilter } from '../filter/filter.ts'
import { parseFilter } from '../filter/parse.ts'
import { printFilter } from '../filter/print.ts'
import type { Range } from '../filter/ranges.ts'
import { queryOf } from '../filter/wishes.ts'
import { listCatalogued } from '../finder/catalogued.ts'
import type { Facets } from '../finder/uses.ts'
import { printQuery } from '../query/print.ts'
import { namedTerm, userTerm, wordsTerm } from '../query/terms.ts'
import { allOf, anyOf, type Flag, notOf, type Query, type Term, type WordPlace } from '../query/tree.ts'
import type { Known } from './lookup.ts'
import { PAGE, type Place, parsePlace, printPlace } from './place.ts'
import { readerOf } from './reader.ts'
import { LOVED, MOST_WEIGHED, WEIGHTS, WHOLE_TITLE } from './score.ts'
import { countWorks, listWorks, matchingIds } from './store.ts'
import { understand } from './understand.ts'

const member: Viewer = { kind: 'member', id: 1, login: 'maren', roles: [], sessionId: '' }
const now = new Date('2026-03-01T00:00:00.000Z')
let house: TestHouse
let catalogue: Catalogue
let desk: LocalDesk

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 300, 1)
  desk = new LocalDesk(house.db)
  const [at, visits] = [now.toISOString(), { visits: 1, chapters: 1 }]
  const read = catalogue.works.filter(hasRead)
  await house.db
    .insertInto('readings')
    .values(read.map(({ id }) => ({ user_id: 1, work_id: id, first_at: at, last_at: at, ...visits })))
    .execute()
})
afterAll(() => house[Symbol.asyncDispose]())

const everyTag: Known = async (tags) => new Set(tags.map(({ id }) => id))

/** The page as the database gives it; what the catalogue gives must be the same in all. */
async function pageOf(filter: WorkFilter, viewer: Viewer, place: Place) {
  const asked = await understand(house.db, filter, everyTag, readerOf(viewer))
  const total = await countWorks(house.db, asked, viewer, now)
  const listing = await listWorks(house.db, asked, viewer, place, total, now)
  const catalogued = await listCatalogued(house.db, desk, { asked, viewer, place, since: 0, now })
  expect(catalogued.listing, `${printFilter(filter)} for a ${viewer.kind}, ${printPlace(place)}`).toEqual(listing)
  return { listing, facets: catalogued.facets, ids: await matchingIds(house.db, asked, viewer, now) }
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

test('four hundred random filters find what a slow count finds, in the same order, for guests and members', {
  timeout: 180_000,
}, async () => {
  const [roll, rounds] = [dice(7), draws(400)]
  let nonEmpty = 0
  for (let round = 0; round < rounds; round++) {
    const wanted = randomFilter(roll)
    const { filter } = parseFilter(printFilter(wanted))
    const viewer = round % 2 === 0 ? guest : member
    const expected = slowly(filter, viewer)
    if (expected.length > 0) nonEmpty++
    const { listing, ids, facets } = await pageOf(filter, viewer, { page: 1 })
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
    expect(countsIn(facets), name).toEqual(countedSlowly(expected))
  }
  expect(nonEmpty).toBeGreaterThan(rounds * 0.4)
})

const SORTS: readonly Sort[] = [
  'match',
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
    const asked = await understand(other.db, EVERYTHING, everyTag)
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

test('under each tag stand as many works as a slow count finds, and none that a guest may not see', async () => {
  for (const viewer of [guest, member]) {
    const uses = await desk.uses(
      0,
      catalogue.tags.map(({ id }) => id),
      viewer.kind === 'member',
    )
    expect(uses).toEqual(catalogue.tags.map((tag) => slowly({ ...EVERYTHING, include: [tag] }, viewer).length))
  }
})

/** Each tag that facets tell of, and its count: of each type the most used, equally used ones by their numbers. */
function countsIn(facets: Facets) {
  return TAG_TYPES.flatMap((type) => facets[type].map(({ tag, works }) => [tag.id, works]))
}

function countedSlowly(workIds: readonly number[]) {
  const found = catalogue.works.filter(({ id }) => workIds.includes(id))
  return TAG_TYPES.flatMap((type) => {
    const counted = catalogue.tags
      .filter((tag) => tag.type === type && tag.mergerId === null)
      .map((tag) => [
        tag.id,
        found.filter(({ tags }) => tags.some((own) => (own.mergerId ?? own.id) === tag.id)).length,
      ])
      .filter(([, works = 0]) => works > 0)
      .sort(([id = 0, works = 0], [otherId = 0, otherWorks = 0]) => otherWorks - works || id - otherId)
    return ['rating', 'warning', 'category'].includes(type) ? counted : counted.slice(0, 10)
  })
}

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
    read: maybe(0.15, () => roll() < 0.5, undefined),
    singleChapter: maybe(0.1, () => true, undefined),
    words: range(4000),
    hits: range(300),
    kudos: range(30),
    dateFrom: maybe(0.1, () => '2026-01-10', ''),
    dateTo: maybe(0.1, () => '2026-01-28', ''),
    age: maybe(0.1, () => ({ least: 1, most: 6, unit: 'week' as const }), undefined),
    language: maybe(0.15, () => one(['en', 'ja']), ''),
    query: maybe(
      0.4,
      () =>
        one([
          ...Array.from({ length: 8 }, () => printQuery({ query: randomQuery(roll, 3), order: undefined })),
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
  const sort = filter.sort === 'match' && weighed(filter).length === 0 ? 'kudos' : filter.sort
  const key = sort === 'match' ? (work: MadeWork) => score(work, filter) : SORT_KEYS[sort]
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
const SORT_KEYS: Readonly<Record<Exclude<Sort, 'match'>, (work: MadeWork) => string | number>> = {
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

function weighed(filter: WorkFilter) {
  const wanted: Extract<Term, { kind: 'words' }>[] = []
  const walk = (part: Query, yes: boolean): void => {
    if (part.kind === 'all' || part.kind === 'any') for (const one of part.of) walk(one, yes)
    else if (part.kind === 'not') walk(part.of, !yes)
    else if (yes && part.kind === 'words' && part.place === undefined) wanted.push(part)
  }
  const query = queryOf(filter)
  if (query) walk(query, true)
  return wanted.slice(0, MOST_WEIGHED)
}

function score(work: MadeWork, filter: WorkFilter): number {
  const words = weighed(filter)
  const places = Object.entries(WEIGHTS) as (readonly [keyof typeof WEIGHTS, number])[]
  const parts = words.flatMap((term) =>
    places.map(([place, weight]) => (stands(work, textsOf(work)[place], term) ? weight : 0)),
  )
  const whole = words.map(({ text }) => text).join(' ')
  const title = words.length > 1 && stands(work, textsOf(work).title, { text: whole, open: false }) ? WHOLE_TITLE : 0
  const loved = LOVED.find(([kudos]) => work.counters.kudos >= kudos)?.[1] ?? 0
  return parts.reduce((sum, part) => sum + part, title + loved)
}

/** A query of up to so many levels, of everything that can be asked. */
function randomQuery(roll: () => number, depth: number): Query {
  const one = <Value>(values: readonly Value[]) => values[Math.floor(roll() * values.length)] as Value
  const parts = () => Array.from({ length: 2 + Math.floor(roll() * 2) }, () => randomQuery(roll, depth - 1))
  const kind = roll()
  if (depth > 0 && kind < 0.25) return allOf(parts()) as Query
  if (depth > 0 && kind < 0.6) return anyOf(parts()) as Query
  if (depth > 0 && kind < 0.7) return notOf(randomQuery(roll, depth - 1))
  const free = catalogue.tags.filter(({ id }) => id >= 10_000)
  const places = ['title', 'creators', 'tags', 'summary'] as const
  const types = ['fandom', 'character', 'relationship', 'additional'] as const
  return one<() => Query>([
    () => ({ kind: 'tag', id: one(roll() < 0.4 ? catalogue.tags : free).id }),
    () => wordsTerm(one(['lamp', 'winter', '月の', 'ete', 'lam*', 'harbour letter']), undefined) as Term,
    () => wordsTerm(one(['sherlock', 'lamp', 'quill*', 'Arsène Lupin', 'Fluff', '庭']), one(places)) as Term,
    () => namedTerm(one(free).name, roll() < 0.7 ? undefined : one(types)) as Term,
    () => namedTerm(one(['hudson', 'or so']), one(types)) as Term,
    () => ({ kind: 'work', id: one(catalogue.works).id }),
    () => userTerm(one(['maren', 'Quillfeather', 'gare_du_nord/gare_du_nord', 'knotwork/nobody'])) as Term,
    () => ({
      kind: 'flag',
      flag: one<Flag>(['complete', 'crossover', 'restricted', 'one-chapter', 'one-relationship', 'read', 'read']),
    }),
    () => ({ kind: 'language', code: one(['en', 'ja', 'fr', 'de']) }),
    () => ({
      kind: 'range',
      of: one(['words', 'hits', 'kudos', 'comments'] as const),
      range: { from: Math.floor(roll() * 40) },
    }),
    () => ({ kind: 'range', of: 'words', range: { from: 500, to: 500 + Math.floor(roll() * 4000) } }),
    () => ({ kind: 'days', of: one(['updated', 'posted'] as const), from: '2026-01-10', to: one(['', '2026-01-25']) }),
    () => ({ kind: 'age', of: 'updated', age: { most: 5, unit: 'week' } }),
  ])()
}

function fits(work: MadeWork, filter: WorkFilter, viewer: Viewer): boolean {
  if (work.draft || work.binned || (work.restricted && viewer.kind === 'guest')) return false
  const query = queryOf(filter)
  const asked = query && viewer.kind === 'guest' ? withoutHistory(query) : query
  return (filter.user === '' || work.login === filter.user) && (asked === undefined || is(work, asked))
}

/** Nobody knows what a guest has read: that is left aside. */
function withoutHistory(query: Query): Query | undefined {
  if (query.kind === 'all') return allOf(query.of.map(withoutHistory))
  if (query.kind === 'any') return anyOf(query.of.map(withoutHistory))
  const inner = query.kind === 'not' ? withoutHistory(query.of) : undefined
  if (query.kind === 'not') return inner && notOf(inner)
  return query.kind === 'flag' && query.flag === 'read' ? undefined : query
}

function hasRead({ id }: MadeWork): boolean {
  return id % 3 === 0
}

function is(work: MadeWork, query: Query): boolean {
  if (query.kind === 'all') return query.of.every((part) => is(work, part))
  if (query.kind === 'any') return query.of.some((part) => is(work, part))
  if (query.kind === 'not') return !is(work, query.of)
  return hasTerm(work, query)
}

function hasTerm(work: MadeWork, term: Term): boolean {
  if (term.kind === 'tag') return carries(work, (tag) => tag.id === term.id)
  if (term.kind === 'named') return carriesName(work, term.name, term.type)
  if (term.kind === 'words') return hasWords(work, term)
  if (term.kind === 'work') return work.id === term.id
  if (term.kind === 'collection') return false
  if (term.kind === 'user') return hasUser(work, term.login, term.pseud)
  if (term.kind === 'flag') return FLAGS[term.flag](work)
  if (term.kind === 'language') return work.language === term.code
  if (term.kind === 'range') return within(countOf(work, term.of), term.range)
  const at = term.of === 'updated' ? work.updatedAt : work.postedAt
  if (term.kind === 'days') return at.slice(0, 10) >= term.from && (term.to === '' || at.slice(0, 10) <= term.to)
  const { from = '', to = '9' } = instantsOf(term.age, now)
  return at >= from && at < to
}

function countOf(work: MadeWork, of: 'words' | 'chapters' | keyof MadeWork['counters']): number {
  return of === 'words' ? work.words : of === 'chapters' ? 1 : work.counters[of]
}

function within(value: number, { from = 0, to = Number.POSITIVE_INFINITY }: Range): boolean {
  return value >= from && value <= to
}

function carries(work: MadeWork, wanted: (tag: { readonly id: number }) => boolean): boolean {
  return work.tags.some((tag) => wanted(tag) || (tag.mergerId !== null && wanted({ id: tag.mergerId })))
}

function hasUser(work: MadeWork, login: string, pseud: string): boolean {
  return work.login === login.toLowerCase() && (pseud === '' || work.login === pseud)
}

const FLAGS: Readonly<Record<Flag, (work: MadeWork) => boolean>> = {
  complete: ({ complete }) => complete,
  crossover: (work) => merged(work, 'fandom') > 1,
  restricted: ({ restricted }) => restricted,
  'one-chapter': ({ expectedChapters }) => expectedChapters === 1,
  'one-relationship': (work) => merged(work, 'relationship') === 1,
  read: hasRead,
}

function merged({ tags }: MadeWork, wanted: MadeTag['type']): number {
  return new Set(tags.filter(({ type }) => type === wanted).map(({ id, mergerId }) => mergerId ?? id)).size
}

const namesakes = (name: string, type?: MadeTag['type']) =>
  catalogue.tags.filter((tag) => foldName(tag.name) === foldName(name) && (type === undefined || tag.type === type))

/** A name that tags have asks for these tags; any other for tags with its words. */
function carriesName(work: MadeWork, name: string, type: MadeTag['type'] | undefined): boolean {
  const named = namesakes(name, type)
  if (named.length > 0) return carries(work, ({ id }) => named.some((tag) => tag.id === id))
  return stands(work, textsOf(work).tags, { text: name, open: false })
}

function textsOf(work: MadeWork): Readonly<Record<WordPlace, readonly (readonly string[])[]>> {
  const kept = (words: readonly string[]) => keptWords(words, work.language)
  return {
    title: [kept(searchWords(work.title))],
    creators: [searchWords(work.login)],
    summary: [kept(searchWordsOfHtml(work.summary))],
    tags: work.tags.map(({ name }) => kept(searchWords(name))),
    ...{ notes: [], series: [], text: [] },
  }
}

/** Words are found as they are, and by their stems in the language of the work. */
function stands(
  { language }: MadeWork,
  texts: readonly (readonly string[])[],
  { text, open }: { readonly text: string; readonly open: boolean },
) {
  const words = searchWords(text)
  const ways = [{ words, open }, ...spellingsIn(language, words, open)]
  return texts.some((said) => ways.some((way) => inARow(said, way.words, way.open)))
}

function hasWords(work: MadeWork, term: Extract<Term, { kind: 'words' }>): boolean {
  const texts = textsOf(work)
  const other = term.place === 'tags' && !term.open ? namesakes(term.text) : []
  return (
    stands(work, term.place ? texts[term.place] : Object.values(texts).flat(), term) ||
    carries(work, ({ id }) => other.some((tag) => tag.id === id))
  )
}

function inARow(text: readonly string[], phrase: readonly string[], open: boolean): boolean {
  return text.some((_, start) =>
    phrase.every((word, at) => {
      const there = text[start + at]
      return open && at === phrase.length - 1 ? there?.startsWith(word) === true : there === word
    }),
  )
}
