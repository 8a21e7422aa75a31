import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyLetter } from '../../../test/any-letters.ts'
import { draws } from '../../../test/draws.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { plantSixtyWorks } from '../../../test/sixty-works.ts'
import { guest, type Viewer } from '../../platform/web/viewer.ts'
import { LocalDesk } from '../catalogue/index.ts'
import { readTexts } from '../works/index.ts'
import { EVERYTHING } from './filter/filter.ts'
import { parseFilter } from './filter/parse.ts'
import { listCatalogued } from './finder/catalogued.ts'
import type { Known } from './listing/lookup.ts'
import { countWorks, listWorks } from './listing/store.ts'
import { understand } from './listing/understand.ts'

const member: Viewer = { kind: 'member', id: 1, login: 'ada', roles: [], sessionId: '' }
const now = new Date('2026-03-09T12:00:00.000Z')
let house: TestHouse
let keys: ReadonlyMap<number, string>
let desk: LocalDesk

beforeAll(async () => {
  house = await openTestHouse()
  keys = new Map([...(await plantSixtyWorks(house.db))].map(([key, id]) => [id, key]))
  await readTexts(house)
  desk = new LocalDesk(house.db)
})
afterAll(() => house[Symbol.asyncDispose]())

const everyTag: Known = async (tags) => new Set(tags.map(({ id }) => id))

/** Everything that the line finds, by key, in the order of the list. What the database finds, the catalogue does too. */
async function found(line: string, viewer: Viewer): Promise<readonly string[]> {
  const { filter } = parseFilter(new URLSearchParams({ 'work_search[query]': line }))
  const asked = await understand(house.db, filter, everyTag)
  const total = await countWorks(house.db, asked, viewer, now)
  const pages = Array.from({ length: Math.ceil(total / 20) }, (_, at) => at + 1)
  const lists = await Promise.all(pages.map((page) => listWorks(house.db, asked, viewer, { page }, total, now)))
  for (const [at, page] of pages.entries()) {
    const { listing } = await listCatalogued(house.db, desk, { asked, viewer, place: { page }, since: 0, now })
    expect(listing, line.slice(0, 80)).toEqual(lists[at])
  }
  return lists.flatMap(({ works }) => works.map(({ id }) => keys.get(id) ?? String(id)))
}

/** What each query finds, in whatever order. */
const QUERIES: readonly (readonly [line: string, keys: string])[] = [
  // words
  ['violin', 'en-violin es-senor'],
  ['NOBODY hurries', 'en-violin'],
  ['naive', 'en-naive'],
  ['cafe lait', 'en-cat'],
  ['ete', 'fr-ete'],
  ['strasse', 'de-strasse'],
  ['coeur', 'fr-coeur'],
  ['senor', 'es-senor'],
  ['"baker street"', 'de-kaffee en-umbrella'],
  ['"street baker"', ''],
  ['lant*', 'en-lantern'],
  ["o'brien", 'en-obrien'],
  // in whatever form, by the language of the work
  ['lantern', 'en-lantern'],
  ['lanterns', 'en-lantern'],
  ['borrowing umbrellas', 'en-umbrella'],
  ['title:detectives', 'en-naive'],
  ['mouette', 'fr-ete'],
  ['laterne haus', 'de-kaffee'],
  ['golondrina', 'es-senor'],
  ['السفن', 'ar-bahr'],
  ['سفن', 'ar-bahr'],
  // stories, notes, series
  ['"forty steps"', 'en-violin'],
  ['text:rosin', 'en-violin'],
  ['title:rosin OR summary:rosin', ''],
  ['lighthouse', 'en-fog'],
  ['"burning nobody"', ''],
  ['灯台', 'ja-tokyo'],
  ['text:灯塔', 'zh-san'],
  ['ประภาคาร', 'th-fon'],
  ['margarethe', 'en-bees'],
  ['notes:hive -text:hive', 'en-bees'],
  ['"baker street stories"', 'en-umbrella de-kaffee'],
  ['fandom:"Sherlock Holmes - Arthur Conan Doyle" lang:en -text:rosin -umbrella', 'en-bees en-hudson en-naive'],
  ['quicksilver', ''],
  // scripts without spaces, two characters
  ['東京', 'ja-tokyo'],
  ['京都', 'ja-tokyo ja-kyoto'],
  ['东京', 'zh-mao'],
  ['の猫', 'ja-tokyo'],
  ['猫', 'ja-tokyo ja-neko zh-mao'],
  ['ホーム', 'ja-holmes'],
  ['ｶﾞﾗｽ', 'ja-fune'],
  ['雨伞', 'zh-san'],
  ['ที่', 'th-thale th-yam th-fon'],
  ['น้ำ', 'th-cha th-yam'],
  ['แมว', 'th-maew'],
  // right to left
  ['قمر', 'ar-qamar'],
  ['\u200fليلة\u200f المصباح', 'ar-layla'],
  ['البحر OR النافذة', 'ar-bahr ar-kaman'],
  // tags by name, with quotes, slashes, other names
  ['fandom:"The \\"Nautilus\\" Papers"', 'en-nautilus zh-nau'],
  ['fandom:“The Nautilus Papers”', 'en-nautilus zh-nau'],
  ['fandom:Lamps/Lanterns', 'en-lantern'],
  ['fandom:"arsene lupin - maurice leblanc" -lang:fr', 'en-naive'],
  ['relationship:"Sherlock Holmes & John Watson" lang:en', 'en-violin en-umbrella en-bees'],
  ['relationship:"Sherlock Holmes & John Watson" relationship:only lang:en,de', 'en-violin en-bees de-geige'],
  ['additional:Tea lang:de,fr,ja,zh-Hans', 'fr-lapin de-wolf ja-holmes zh-deng'],
  ['fandom:"Sherlock Holmes - Arthur Conan Doyle" lang:ja', 'ja-holmes'],
  ['character:"maeve o’brien"', 'en-obrien'],
  ['tag:tea author:dora', 'en-sea-tea en-clock en-obrien fr-lapin'],
  ['series:"baker street"', 'en-umbrella de-kaffee'],
  ['series:竹取 OR series:deep*', 'ja-take en-nautilus zh-nau'],
  // numbers and times
  ['words:>10000', 'en-map en-naive en-lantern en-nautilus'],
  ['words:700', 'en-cat es-manana ja-take'],
  ['kudos:100-120 OR kudos:>=300', 'en-umbrella en-map en-naive es-mapa'],
  ['chapters:>4 complete:yes', 'en-naive en-nautilus'],
  ['updated:<2 weeks', 'en-violin en-map'],
  ['posted:2025-12', 'en-umbrella fr-noel'],
  ['posted:<2025', 'en-bees'],
  // yes or no
  ['crossover:yes', 'en-sea-tea en-naive'],
  ['complete:no rating:general', 'en-lantern fr-ete de-insel ja-fune zh-haidao'],
  ['warning:death,violence', 'en-map en-fog es-lampara zh-haidao'],
  // nested
  ['(tag:tea OR title:cat) -(lang:en,ja OR author:uzma)', 'fr-lapin de-wolf zh-deng th-cha'],
  [
    '(fandom:"Treasure Island - Robert Louis Stevenson" words<5000 OR user:suda -ฝน) -(kudos:1.. OR complete:no)',
    'th-thale th-yam',
  ],
  ['-rating_ids:10 -archive_warning_ids:16', 'en-map en-fog es-lampara'],
  ['NOT (complete:yes OR lang:en)', 'fr-ete de-insel ja-fune zh-haidao'],
]

test('there are sixty works in eight languages, two of them for members only', async () => {
  expect((await found('', member)).length).toBe(60)
  expect(new Set([...keys.values()].map((key) => key.split('-')[0])).size).toBe(8)
  expect((await found('', guest)).length).toBe(58)
})

test.each(QUERIES)('%s', async (line, expected) => {
  expect((await found(line, guest)).toSorted()).toEqual(
    expected
      .split(' ')
      .filter((key) => key !== '')
      .toSorted(),
  )
})

test('what only members may read is found by members alone, also by what it is not', async () => {
  expect(await found('restricted:yes sort:title', member)).toEqual(['fr-garcon', 'en-gloves'])
  expect(await found('restricted:yes', guest)).toEqual([])
  expect(await found('title:gloves OR title:garcon', guest)).toEqual([])
  expect(await found('-(-title:gloves)', member)).toEqual(['en-gloves'])
  expect(await found('quicksilver', member)).toEqual(['en-gloves'])
})

test('an order is kept whatever else is asked', async () => {
  expect(await found('words:>8500 sort:words', guest)).toEqual([
    'en-nautilus',
    'en-lantern',
    'en-map',
    'en-naive',
    'zh-haidao',
    'fr-ete',
  ])
  expect(await found('sort:kudos asc kudos:>99', guest)).toEqual(['es-mapa', 'en-map', 'en-umbrella', 'en-naive'])
})

test('a name that nobody has is said with its place, and its words are looked for', async () => {
  const asked = await understand(
    house.db,
    { ...EVERYTHING, query: 'tea fandom:"Treasure Isle" user:nobody -tagged:Nope' },
    everyTag,
  )
  expect(asked.mistakes.map(({ name, at, length }) => [name, at, length])).toEqual([
    ['tag-unknown', 4, 22],
    ['user-unknown', 27, 11],
  ])
})

test('hostile and hopeless lines find nothing strange, and break nothing', async () => {
  for (const line of [
    `${'('.repeat(10_000)}tea`,
    '\'; drop table works; -- " OR 1=1',
    'NEAR(tea cat, 2) ^tea {a b}: tea* AND "tea"*',
    '🎻🎻🎻 OR ☂',
    '\u202etea\u202c \u2067قمر\u2069',
    Array.from({ length: 60 }, (_, at) => `-(tea OR -title:w${at})`).join(' '),
    Array.from({ length: 60 }, (_, at) => `tag:"no such tag ${at}"`).join(' OR '),
    `${'-('.repeat(19)}tea${')'.repeat(19)}`,
    'words:9-1 updated:2026..2025 colour:blue lang:xx sort:size',
  ]) {
    expect((await found(line, guest)).length, line.slice(0, 40)).toBeLessThanOrEqual(58)
  }
  expect(await found(`${'-('.repeat(18)}title:cat${')'.repeat(18)}`, guest)).toEqual(['en-cat'])
})

test('parentheses as deep as a line may have them, with everything in them, are still a statement that both engines take', async () => {
  for (const inner of ['tea', 'tag:tea', 'otp:yes', 'kudos:>5', 'fandom:Alice', 'words>100 updated:<2 weeks']) {
    let [left, right] = ['', '']
    for (let level = 0; level < 20; level++) {
      left +=
        level % 2 === 0
          ? `-(lang:fr OR complete:no `
          : `(title:cat OR ${level % 3 === 0 ? 'series:x' : 'user:dora'} OR `
      right += ')'
    }
    const { length } = await found(`${left}${inner}${right}`, guest)
    expect(length, inner).toBeLessThanOrEqual(58)
  }
})

test('any line at all is answered', { timeout: 60_000 }, async () => {
  const line = fc.oneof(
    fc.string({ unit: anyLetter, maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(...'tea ( ) OR - NOT " tag: fandom: words: > 5 * \\ , user: / sort: lang:en 月 ที่ é'.split(' ')),
        { maxLength: 20 },
      )
      .map((parts) => parts.join(' ')),
  )
  await fc.assert(
    fc.asyncProperty(line, async (typed) => {
      expect((await found(typed, guest)).length).toBeLessThanOrEqual(58)
    }),
    { numRuns: draws(300) },
  )
})
