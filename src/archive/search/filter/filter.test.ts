import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLetter } from '../../../../test/any-letters.ts'
import { draws } from '../../../../test/draws.ts'
import { instantsOf, parseAge, printAge } from './ages.ts'
import { EVERYTHING } from './filter.ts'
import { parseFilter } from './parse.ts'
import { printFilter } from './print.ts'
import { parseRange, printRange } from './ranges.ts'

const parse = (address: string) => parseFilter(new URLSearchParams(address))
const rangeOf = (typed: string) => {
  const result = parseRange(typed)
  return result.ok ? result.value : result.problem
}

const NAMES = [
  'tag_id',
  'user_id',
  'pseud_id',
  'fandom_id',
  ...['rating', 'archive_warning', 'category', 'fandom', 'character', 'relationship', 'freeform'].flatMap((type) => [
    `include_work_search[${type}_ids][]`,
    `exclude_work_search[${type}_ids][]`,
  ]),
  ...'query title creators revised_at complete crossover single_chapter read word_count language_id fandom_names rating_ids character_names relationship_names freeform_names hits kudos_count comments_count bookmarks_count excluded_tag_names other_tag_names sort_column sort_direction words_from words_to date_from date_to'
    .split(' ')
    .map((name) => `work_search[${name}]`),
  'work_search[archive_warning_ids][]',
  'work_search[category_ids][]',
]
const VALUES = [
  '1',
  '9',
  '18',
  '2246',
  '10000',
  '100-200',
  '200-100',
  '<100',
  '> 1,000',
  '1.000',
  '7 days ago',
  '< 2 weeks',
  '13-21 months',
  'T',
  'F',
  'en',
  'ja',
  '2026-03-09',
  '2026-02-31',
  'word_count',
  'title_to_sort_on',
  'asc',
  'desc',
  'Sherlock Holmes, Alice',
  '-"Major Character Death" lamp',
  '-rating_ids:9',
  '東京',
  '🎻',
  "'; drop table works; --",
  '  ',
  '999999999999999999',
]

test('what is printed is read as the same filter, whatever was asked', () => {
  const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: anyLetter, maxLength: 40 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 12 }), (pairs) => {
      const { filter } = parseFilter(new URLSearchParams(pairs))
      expect(parseFilter(printFilter(filter)).filter).toEqual(filter)
    }),
    { numRuns: draws(1000) },
  )
})

test('nothing in an address is an error', () => {
  fc.assert(fc.property(fc.string({ unit: anyLetter }), (address) => void parse(address)))
})

test('an address without a wish asks for everything, and everything prints as nothing', () => {
  expect(parse('utf8=✓&commit=Sort+and+Filter&page=3&work_search[query]=')).toEqual({
    filter: EVERYTHING,
    problems: [],
  })
  expect(printFilter(EVERYTHING).toString()).toBe('')
})

test('brackets come raw or encoded', () => {
  const raw = parse('include_work_search[fandom_ids][]=10001&work_search[complete]=T')
  expect(parse('include_work_search%5Bfandom_ids%5D%5B%5D=10001&work_search%5Bcomplete%5D=T')).toEqual(raw)
  expect(raw.filter).toMatchObject({ include: [{ type: 'fandom', id: 10001 }], complete: true })
})

test("the types go by the names that readers' tools know", () => {
  const { filter } = parse(
    'include_work_search[freeform_ids][]=10002&exclude_work_search[archive_warning_ids][]=18&work_search[rating_ids]=10',
  )
  expect(filter.include).toEqual([
    { type: 'additional', id: 10002 },
    { type: 'rating', id: 10 },
  ])
  expect(filter.exclude).toEqual([{ type: 'warning', id: 18 }])
})

test('ranges are read as people write them', () => {
  expect(rangeOf('100')).toEqual({ range: { from: 100, to: 100 }, turned: false })
  expect(rangeOf('100-200')).toEqual({ range: { from: 100, to: 200 }, turned: false })
  expect(rangeOf('<100')).toEqual({ range: { to: 99 }, turned: false })
  expect(rangeOf('> 1,000')).toEqual({ range: { from: 1001 }, turned: false })
  expect(rangeOf('1.000 – 2.000')).toEqual({ range: { from: 1000, to: 2000 }, turned: false })
  expect(rangeOf('many')).toBe('not-a-number')
  expect(rangeOf('<0')).toBe('not-a-number')
  for (const typed of ['100', '100-200', '<100', '>1000', '']) {
    const result = parseRange(typed)
    expect(result.ok && printRange(result.value.range)).toBe(typed)
  }
})

test('a range from high to low is turned round, and the page says so', () => {
  for (const address of ['work_search[word_count]=200-100', 'work_search[words_from]=200&work_search[words_to]=100']) {
    const { filter, problems } = parse(address)
    expect(filter.words).toEqual({ from: 100, to: 200 })
    expect(problems).toHaveLength(1)
  }
  const dates = parse('work_search[date_from]=2026-03-09&work_search[date_to]=2026-01-01')
  expect(dates.filter).toMatchObject({ dateFrom: '2026-01-01', dateTo: '2026-03-09' })
  expect(dates.problems).toHaveLength(1)
})

test('times ago are read as people write them', () => {
  const read = (typed: string) => {
    const result = parseAge(typed)
    return result.ok ? result.value : result.problem
  }
  expect(read('7 days ago')).toEqual({ least: 7, most: 8, unit: 'day' })
  expect(read('< 2 weeks')).toEqual({ most: 2, unit: 'week' })
  expect(read('> 1 year')).toEqual({ least: 1, unit: 'year' })
  expect(read('21-13 months')).toEqual({ least: 13, most: 21, unit: 'month' })
  expect(read('long ago')).toBe('not-an-age')
  expect(printAge({ least: 13, most: 21, unit: 'month' })).toBe('13-21 months')
  const now = new Date('2026-03-09T12:00:00.000Z')
  expect(instantsOf({ most: 2, unit: 'week' }, now)).toEqual({ from: '2026-02-23T12:00:00.000Z', to: undefined })
})

test('what cannot be used is said, and the rest applies', () => {
  const { filter, problems } = parse(
    'work_search[complete]=maybe&work_search[language_id]=xx-klingon&work_search[kudos_count]=lots&work_search[hits]=>5&colour=blue',
  )
  expect(filter.hits).toEqual({ from: 6 })
  expect(problems).toHaveLength(4)
})

test('names go from A to Z, all else begins with the greatest, unless the address says otherwise', () => {
  expect(parse('work_search[sort_column]=title_to_sort_on').filter).toMatchObject({ sort: 'title', descending: false })
  expect(parse('work_search[sort_column]=kudos_count').filter).toMatchObject({ sort: 'kudos', descending: true })
  expect(parse('work_search[sort_column]=kudos_count&work_search[sort_direction]=asc').filter.descending).toBe(false)
})

test('of five thousand tags a hundred count, and the page says so', () => {
  const address = Array.from({ length: 5000 }, (_, at) => `exclude_work_search[freeform_ids][]=${at + 10_000}`).join(
    '&',
  )
  const { filter, problems } = parse(address)
  expect(filter.exclude).toHaveLength(100)
  expect(problems).toEqual(['At most 100 tags can be left out at once; the first 100 count.'])
})
