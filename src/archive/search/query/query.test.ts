import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLetter } from '../../../../test/any-letters.ts'
import { draws } from '../../../../test/draws.ts'
import { MOST_TERMS, sentenceFor } from './mistakes.ts'
import { mended, parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import { namedTerm, userTerm, wordsTerm } from './terms.ts'
import { allOf, anyOf, type FreeType, notOf, type Query, type Term, termsOf, type Written } from './tree.ts'

/** The query as it is printed: shorter to compare than the tree, and the same thing. */
const read = (line: string) => printQuery(parseQuery(line))
const mistakesIn = (line: string) =>
  parseQuery(line).mistakes.map(({ name, at, length, instead }) => [name, line.slice(at, at + length), instead?.line])

const text = fc.oneof(
  fc.string({ unit: anyLetter, maxLength: 20 }),
  fc.constantFrom(
    'Slow Build',
    'OR',
    'ago',
    'a*',
    'title:x',
    '月の庭',
    'שלום',
    'The "Real" Thing',
    'A/B',
    '(x)',
    '\\',
    "O'Brien",
  ),
)
const of = <Found>(made: (typed: string) => Found | undefined) =>
  text.map(made).filter((found): found is Found & {} => found !== undefined)
const count = fc.integer({ min: 0, max: 2_000_000_000 })
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const time = fc.constantFrom('updated' as const, 'posted' as const)

const term: fc.Arbitrary<Term> = fc.oneof(
  fc
    .constantFrom(
      undefined,
      'title' as const,
      'creators' as const,
      'tags' as const,
      'summary' as const,
      'series' as const,
    )
    .chain((place) => of((typed) => wordsTerm(typed, place))),
  fc
    .constantFrom<FreeType | undefined>(undefined, 'fandom', 'character', 'relationship', 'additional')
    .chain((type) => of((typed) => namedTerm(typed, type))),
  of(userTerm),
  fc.integer({ min: 1, max: 999_999_999 }).map((id) => ({ kind: 'work' as const, id })),
  fc.constantFrom(9, 11, 16, 22, 116, 2246, 12345).map((id) => ({ kind: 'tag' as const, id })),
  fc
    .constantFrom(
      'complete' as const,
      'crossover' as const,
      'restricted' as const,
      'one-chapter' as const,
      'one-relationship' as const,
      'read' as const,
    )
    .map((flag) => ({ kind: 'flag' as const, flag })),
  fc.constantFrom('en', 'zh-Hans', 'pt-BR').map((code) => ({ kind: 'language' as const, code })),
  fc.record({
    kind: fc.constant('range' as const),
    of: fc.constantFrom('words' as const, 'hits' as const, 'kudos' as const, 'chapters' as const),
    range: fc.oneof(
      count.map((from) => ({ from })),
      count.map((to) => ({ to })),
      fc.tuple(count, count).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    ),
  }),
  fc
    .record({
      kind: fc.constant('days' as const),
      of: time,
      days: fc.oneof(
        day.map((from) => ({ from, to: '' })),
        day.map((to) => ({ from: '', to })),
        fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
      ),
    })
    .map(({ days, ...rest }) => ({ ...rest, ...days })),
  fc.record({
    kind: fc.constant('age' as const),
    of: time,
    age: fc.constantFrom(
      { most: 2, unit: 'week' as const },
      { least: 1, unit: 'year' as const },
      { least: 13, most: 21, unit: 'month' as const },
    ),
  }),
)

const { tree } = fc.letrec<{ tree: Query }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    term as fc.Arbitrary<Query>,
    fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((parts) => allOf(parts) as Query),
    fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((parts) => anyOf(parts) as Query),
    tie('tree').map(notOf),
  ),
}))
const written: fc.Arbitrary<Written> = fc.record({
  query: fc.option(tree, { nil: undefined }),
  order: fc.option(
    fc.record({
      by: fc.constantFrom('kudos' as const, 'title' as const, 'updated' as const),
      descending: fc.boolean(),
    }),
    { nil: undefined },
  ),
})

test('what is printed is read as the same query, whatever was asked', () => {
  fc.assert(
    fc.property(written, (asked) => {
      fc.pre([...termsOf(asked.query)].length <= MOST_TERMS && printQuery(asked).length <= 2000)
      const { query, order, mistakes } = parseQuery(printQuery(asked))
      expect({ query, order }).toEqual(asked)
      expect(mistakes).toEqual([])
    }),
    { numRuns: draws(2000) },
  )
})

const PIECES = [
  ...'( ) " - OR AND NOT || && , : * “ ” （ ） \\ > < = 100 .. 2024-01 weeks ago asc'.split(' '),
  ...'lamp fandom: "Slow Build" words:1000-5000 words>5 lang:en,fr rating:teen -rating_ids:9 sort:kudos title: updated:<2 otp:true'.split(
    ' ',
  ),
  ' ',
  ' ',
]

test('reading any line, printing it and reading that is reading it once', () => {
  const line = fc.oneof(
    fc.string({ unit: anyLetter, maxLength: 200 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  )
  fc.assert(
    fc.property(line, (typed) => {
      const first = parseQuery(typed)
      const again = parseQuery(printQuery(first))
      expect({ query: again.query, order: again.order }).toEqual({ query: first.query, order: first.order })
      for (const mistake of first.mistakes) {
        expect(mistake.at + mistake.length).toBeLessThanOrEqual(Math.max(typed.length, 1))
        expect(sentenceFor(mistake)).toMatch(/\.$/)
      }
    }),
    { numRuns: draws(3000) },
  )
})

test('what stands side by side is asked for together, and binds more than OR', () => {
  expect(parseQuery('tea cake OR coffee').query).toEqual(
    anyOf([allOf([wordsTerm('tea', undefined), wordsTerm('cake', undefined)]), wordsTerm('coffee', undefined)]),
  )
  expect(read('tea AND cake || coffee')).toBe('tea cake OR coffee')
  expect(read('tea (cake OR coffee)')).toBe('tea (cake OR coffee)')
})

test('a minus and NOT leave out what comes next, a group too', () => {
  expect(read('NOT tea -"slow build" -(a b) --c')).toBe('-tea -"slow build" -(a b) -c')
  expect(read('NOT NOT tea')).toBe('tea')
  expect(read('a - b')).toBe('a b')
})

test('fields go by the names that people and their tools write', () => {
  for (const [line, printed] of [
    ['Fandom:"Treasure Island"', 'fandom:"Treasure Island"'],
    ['fandom:("Treasure Island" OR Alice)', 'fandom:"Treasure Island","Alice"'],
    ['fandom:(Treasure Island OR Alice in Wonderland)', 'fandom:"Treasure Island","Alice in Wonderland"'],
    ['rating:t rating:"Teen And Up Audiences" rating_ids:11', 'rating:teen rating:teen rating:teen'],
    ['-rating_ids:9 -archive_warning_ids:18', '-rating:unrated -warning:death'],
    ['category:f/f,gen', 'category:f/f,gen'],
    ['filter_ids:123456', 'filter_ids:123456'],
    ['words>1000 words:<5000 words:100+ words>=7 words=3', 'words:>1000 words:<5000 words:>99 words:>6 words:3'],
    ['words > 1,000', 'words:>1000'],
    ['words: 1000 - 5000 kudos:5..', 'words:1000-5000 kudos:>4'],
    ['updated:< 2 weeks ago posted:13-21 months', 'updated:<2 weeks posted:13-21 months'],
    ['updated:2024-01-01..2024-06-30', 'updated:2024-01-01..2024-06-30'],
    ['posted:2024-02 posted:>2023', 'posted:2024-02-01..2024-02-29 posted:>=2024-01-01'],
    ['complete:no crossover:f restricted:true', 'complete:no crossover:no restricted:yes'],
    ['-complete:no', 'complete:yes'],
    ['lang:en,fr,日本語', 'lang:en,fr,ja'],
    ['language_id:zh-tw', 'lang:zh-Hant'],
    ['otp:true relationship:only', 'otp:yes otp:yes'],
    ['relationship:"only"', 'relationship:"only"'],
    ['user:"maren/North Sea"', 'user:"maren/North Sea"'],
    ['lamp sort:words asc', 'lamp sort:words asc'],
    ['sort:kudos_count', 'sort:kudos'],
    ['title:(lamp OR "winter night" -kettle)', 'title:lamp OR title:"winter night" -title:kettle'],
    ['series:月の庭', 'series:月の庭'],
    [
      'fandom:"The \\"Real\\" Thing" fandom:“Fish & Chips/Peas”',
      'fandom:"The \\"Real\\" Thing" fandom:"Fish & Chips/Peas"',
    ],
  ] as const) {
    expect(read(line), line).toBe(printed)
    expect(parseQuery(line).mistakes, line).toEqual([])
  }
})

test('every mistake has its place and, where there is one, a better line', () => {
  expect(mistakesIn('tea "slow build')).toEqual([['quotation-open', '"', 'tea "slow build"']])
  expect(mistakesIn('(tea (cake OR coffee')).toEqual([['group-open', '(', '(tea (cake OR coffee))']])
  expect(mistakesIn('tea) cake')).toEqual([['group-stray', ')', 'tea cake']])
  expect(mistakesIn('tea ()')).toEqual([['group-empty', '()', 'tea']])
  expect(mistakesIn('tea OR')).toEqual([['or-alone', 'OR', 'tea']])
  expect(mistakesIn('OR tea')).toEqual([['or-alone', 'OR', 'tea']])
  expect(mistakesIn('tea NOT')).toEqual([['not-alone', 'NOT', 'tea']])
  expect(mistakesIn('fandm:Alice tea')).toEqual([['field-unknown', 'fandm:', 'fandom:Alice tea']])
  expect(mistakesIn('tea re:zero')).toEqual([['field-unknown', 're:', 'tea "re:zero"']])
  expect(mistakesIn('tea title:')).toEqual([['value-missing', 'title:', 'tea']])
  expect(mistakesIn('words:many')).toEqual([['count-broken', 'many', undefined]])
  expect(mistakesIn('words:5000-1000 tea')).toEqual([['count-turned', '5000-1000', 'words:1000-5000 tea']])
  expect(mistakesIn('updated:yesterday')).toEqual([['time-broken', 'yesterday', undefined]])
  expect(mistakesIn('updated:2026-02-31')).toEqual([['time-broken', '2026-02-31', undefined]])
  expect(mistakesIn('updated:2026..2024')).toEqual([['days-turned', '2026..2024', 'updated:2024-01-01..2026-12-31']])
  expect(mistakesIn('complete:maybe')).toEqual([['choice-broken', 'maybe', 'complete:yes']])
  expect(mistakesIn('rating:teem')).toEqual([['rating-unknown', 'teem', 'rating:teen']])
  expect(mistakesIn('lang:"englsh"')).toEqual([['language-unknown', '"englsh"', 'lang:en']])
  expect(mistakesIn('sort:kudo')).toEqual([['sort-unknown', 'kudo', 'sort:kudos']])
  expect(mistakesIn('-(sort:kudos tea)')).toEqual([['sort-inside', 'sort:kudos', undefined]])
})

test('a phrase behind a name that no field has is a phrase', () => {
  expect(read('fandm:"Treasure Island"')).toBe('"Treasure Island"')
  expect(mistakesIn('colour:"sea green" tea')).toEqual([['field-unknown', 'colour:', '"sea green" tea']])
})

test('a line with several mistakes is mended as a whole', () => {
  expect(mended('fandm:"Treasure Island" words:5000-100 (tea OR')).toBe('fandom:"Treasure Island" words:100-5000 (tea)')
  expect(mended('tea words:many')).toBeUndefined()
  expect(mended('tea')).toBeUndefined()
})

test('whatever the length and the depth, a line is read at once', () => {
  for (const line of [
    '('.repeat(10_000),
    `${'('.repeat(10_000)}tea${')'.repeat(10_000)}`,
    '-('.repeat(10_000),
    ')'.repeat(10_000),
    'NOT '.repeat(10_000),
    'OR '.repeat(10_000),
    '-'.repeat(10_000),
    '"'.repeat(9_999),
    `${'fandm:x '.repeat(2_000)}`,
    'a:'.repeat(5_000),
    'tea '.repeat(5_000),
    `lang:${'en,'.repeat(5_000)}`,
    `words${' '.repeat(5_000)}`,
    '\\'.repeat(10_000),
  ]) {
    const reading = parseQuery(line)
    expect(reading.mistakes.length, line.slice(0, 20)).toBeLessThanOrEqual(5)
    expect([...termsOf(reading.query)].length).toBeLessThanOrEqual(MOST_TERMS)
  }
  expect(mistakesIn(`${'('.repeat(30)}tea${')'.repeat(30)}`)).toEqual([['too-deep', '(', undefined]])
  expect(parseQuery('tea '.repeat(100)).mistakes.map(({ name, at }) => [name, at])).toEqual([['too-many', 240]])
})
