import fc from 'fast-check'
import type {
  CatalogueQuery,
  CatalogueWork,
  Condition,
  Counters,
  NumberField,
  Order,
  Settings,
} from '../src/archive/catalogue/index.ts'
import type { TagType } from '../src/schema/index.ts'

export const TYPES: readonly TagType[] = [
  'rating',
  'warning',
  'category',
  'fandom',
  'relationship',
  'character',
  'additional',
]
const LANGUAGES = ['en', 'fr', 'zh-Hans', 'ja', 'de']
const TITLES = ['', 'a', 'ab', 'abcd', 'abcde', 'tea at dawn', 'tea at dusk', 'żółw', '雨', '雨の夜', '🫖', '\uffee']
const FIELDS = ['words', 'chapters', 'hits', 'kudos', 'comments', 'bookmarks', 'posted', 'updated'] as const
const ORDERS: readonly Order[] = [
  'words',
  'hits',
  'kudos',
  'comments',
  'bookmarks',
  'posted',
  'updated',
  'title',
  'creators',
]
const DAWN = 1_700_000_000_123

/** Chance that fast-check need not take apart: the same seed draws the same works. */
export function dice(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** @returns ids that are neither dense nor in order */
export function workId(index: number): number {
  return (Math.imul(index + 1, 0x2545f491) >>> 1) + 1
}

export function tagType(tag: number): TagType {
  return TYPES[Math.min(6, tag % 11)] ?? 'additional'
}

/** @param tags as many tags there are; the first are the most used, of the last most are used once */
export function drawWork(id: number, roll: (below: number) => number, tags: number): CatalogueWork {
  const some = (most: number, below: number) => [
    ...new Set(Array.from({ length: roll(most + 1) }, () => 1 + Math.min(roll(below), roll(below), roll(below)))),
  ]
  const found = some(roll(12) === 0 ? 45 : 9, tags)
  const text = () => TITLES[roll(TITLES.length)] ?? ''
  return {
    id,
    restricted: roll(5) === 0,
    complete: roll(4) > 0,
    crossover: roll(6) === 0,
    singleChapter: roll(2) === 0,
    singleRelationship: roll(3) === 0,
    language: LANGUAGES[Math.min(roll(5), roll(5))] ?? 'en',
    words: roll(8) === 0 ? roll(400_000) : roll(30),
    chapters: 1 + roll(5),
    hits: roll(40),
    kudos: Math.min(roll(20), roll(20)),
    comments: roll(4),
    bookmarks: roll(3),
    posted: DAWN + roll(50) * (roll(2) ? 1 : 86_400_000),
    updated: DAWN + roll(300),
    titleKey: text() + text(),
    creatorsKey: text(),
    creators: some(2, 12),
    series: some(1, 8),
    tags: found,
    // every ninth tag is a synonym, and now and then a tag is about to become one
    counted: found.filter((tag) => tag % 9 !== 5 && roll(40) > 0),
  }
}

const drawnField: fc.Arbitrary<NumberField> = fc.constantFrom(...FIELDS)
const ends = (field: NumberField) =>
  field === 'posted' || field === 'updated' ? fc.integer({ min: DAWN - 2, max: DAWN + 310 }) : fc.nat(32)

/** Conditions of every kind, one inside the other. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: fc.record({ tag: fc.integer({ min: 1, max: 64 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        flag: fc.constantFrom('restricted', 'complete', 'crossover', 'singleChapter', 'singleRelationship'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ language: fc.constantFrom(...LANGUAGES, 'tlh') }) },
    { weight: 1, arbitrary: fc.record({ creator: fc.integer({ min: 1, max: 13 }) }) },
    { weight: 1, arbitrary: fc.record({ series: fc.integer({ min: 1, max: 9 }) }) },
    {
      weight: 2,
      arbitrary: drawnField.chain((field) =>
        fc.record({ field: fc.constant(field), from: ends(field), to: ends(field) }, { requiredKeys: ['field'] }),
      ),
    },
    { weight: 1, arbitrary: fc.record({ works: fc.array(fc.nat(430).map(workId), { maxLength: 60 }) }) },
    { weight: 3, arbitrary: fc.record({ all: fc.array(tie('tree'), { maxLength: 4 }) }) },
    { weight: 3, arbitrary: fc.record({ any: fc.array(tie('tree'), { maxLength: 6 }) }) },
    { weight: 2, arbitrary: fc.record({ not: tie('tree') }) },
  ),
})).tree

export type DrawnQuery = CatalogueQuery & { readonly cursor: 'none' | 'after' | 'before'; readonly at: number }

/** Queries whose cursor, where they have one, is still to be found among the works. */
export const queries: fc.Arbitrary<DrawnQuery> = fc.record({
  condition: conditions,
  members: fc.boolean(),
  sort: fc.constantFrom(...ORDERS),
  descending: fc.boolean(),
  page: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 30 })),
  size: fc.constantFrom(1, 3, 20),
  facets: fc.constantFrom(0, 1, 3, 10, 200),
  cursor: fc.constantFrom('none', 'after', 'before'),
  at: fc.nat(400),
})

/** One thing that happens to a catalogue. */
export type Step =
  | { readonly kind: 'ask'; readonly query: DrawnQuery }
  | { readonly kind: 'enter'; readonly at: number; readonly seed: number }
  | { readonly kind: 'many'; readonly at: number; readonly seed: number; readonly works: number }
  | { readonly kind: 'leave'; readonly at: number }
  | { readonly kind: 'count'; readonly at: number; readonly counters: Counters }
  | { readonly kind: 'name'; readonly tag: number; readonly type: TagType }
  | { readonly kind: 'tie'; readonly tag: number; readonly subtags: readonly number[] }
  | { readonly kind: 'restore' }

const tag = fc.integer({ min: 1, max: 64 })

/** The listing of a single tag, asked for again and again: its facets are kept. */
const wholeTags = queries.map((query) => ({ ...query, condition: { tag: (query.at % 4) + 1 }, facets: 3 }))

export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 11, arbitrary: fc.record({ kind: fc.constant('ask' as const), query: queries }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), query: wholeTags }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('enter' as const), at: fc.nat(420), seed: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('many' as const), at: fc.nat(50), seed: fc.nat(), works: fc.nat(60) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), at: fc.nat(420) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('count' as const),
      at: fc.nat(420),
      counters: fc.record(
        { hits: fc.nat(50), kudos: fc.nat(20), comments: fc.nat(5), bookmarks: fc.nat(5) },
        { requiredKeys: [] },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('name' as const), tag, type: fc.constantFrom(...TYPES) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('tie' as const), tag, subtags: fc.array(tag, { maxLength: 6 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restore' as const }) },
)

/** Settings under which few works take the ways that otherwise only a great many take. */
export const settings: fc.Arbitrary<Partial<Settings>> = fc.record({
  denseShare: fc.constantFrom(2, 8, 32),
  sparseShare: fc.constantFrom(0, 2, 16, 1000),
  shortMost: fc.constantFrom(3, 12, 40, 65_535),
  rankedFrom: fc.integer({ min: 1, max: 4 }),
  notedMost: fc.constantFrom(0, 12_000),
  invertedFrom: fc.constantFrom(0, 20_000),
  sample: fc.constantFrom(8, 1024),
  keptFacets: fc.constantFrom(0, 3),
  method: fc.constantFrom('chosen' as const, 'forward' as const, 'inverted' as const, 'difference' as const),
  costs: fc.record({
    card: fc.constantFrom(27, 500),
    listed: fc.constant(1.2),
    word: fc.constant(1),
    step: fc.constantFrom(0, 2, 1000),
    compare: fc.constantFrom(0, 12),
    term: fc.constantFrom(0, 50),
    block: fc.constantFrom(0, 600, 1e6),
    passed: fc.constantFrom(0, 4),
  }),
})
