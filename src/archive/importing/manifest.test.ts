import { expect, test } from 'vitest'
import { parseDefaults, parseManifest } from './manifest.ts'

const smallest = { title: 'Tea at Dawn', chapters: [{ file: '01.txt' }] }

function problemOf(work: object): string {
  const read = parseManifest(JSON.stringify(work))
  return read.ok ? '' : read.problem
}

test('a title and one chapter are enough', () => {
  const read = parseManifest(JSON.stringify(smallest))
  expect(read.ok && read.value.value).toMatchObject({ title: 'Tea at Dawn', chapters: [{ file: '01.txt', title: '' }] })
})

test('fields that nobody knows are named, those of chapters too, and change nothing else', () => {
  const work = {
    ...smallest,
    mood: 'wistful',
    chapters: [
      { file: '01.txt', pages: 3 },
      { file: '02.txt', pages: 4 },
    ],
  }
  const read = parseManifest(JSON.stringify(work))
  expect(read.ok && read.value.unknown).toEqual(['mood', 'chapters › pages'])
})

test('a misspelt rating is never guessed: the names that would do are listed', () => {
  const problem = problemOf({ ...smallest, rating: 'explicit' })
  expect(problem).toContain('rating cannot be "explicit"')
  expect(problem).toContain('Teen And Up Audiences')
})

test('every fault of a work is told at once, each with its field', () => {
  const problem = problemOf({
    ...smallest,
    fandoms: 'Oz, Kansas',
    lang: 'e',
    series: { title: '', position: 0 },
    chapters: [{}],
  })
  for (const field of ['fandoms', 'lang', 'series › title', 'series › position', 'chapters › 1 › file is missing']) {
    expect(problem).toContain(field)
  }
})

test.each(['2026-02-30', '2026-13-01', '30.10.2026', '2026-10-30T18:00:00', 'yesterday', ''])(
  '"%s" is no date',
  (published) => {
    expect(problemOf({ ...smallest, published })).toContain('published cannot be')
  },
)

test('a day begins at midnight in Greenwich, and a moment keeps its zone', () => {
  const when = (published: string) => {
    const read = parseManifest(JSON.stringify({ ...smallest, published }))
    return read.ok ? read.value.value.published?.toISOString() : read.problem
  }
  expect(when('2026-10-30')).toBe('2026-10-30T00:00:00.000Z')
  expect(when('2026-10-30T18:00:00+02:00')).toBe('2026-10-30T16:00:00.000Z')
})

test.each(['', '[]', '"a story"', 'null', '{"title": '])('%j is no work', (json) => {
  expect(parseManifest(json).ok).toBe(false)
})

test('a name such as __proto__ is a field that nobody knows', () => {
  const read = parseManifest('{"title": "T", "chapters": [{"file": "1.txt"}], "__proto__": {"restricted": true}}')
  expect(read.ok && read.value.value.restricted).toBe(undefined)
  expect(read.ok && read.value.unknown).toEqual(['__proto__'])
})

test('a file of tags has the same fields, without title and chapters', () => {
  const read = parseDefaults('{"fandoms": ["Oz - L. Frank Baum"], "rating": "Mature", "title": "no"}')
  expect(read.ok && read.value).toEqual({
    value: { fandoms: ['Oz - L. Frank Baum'], rating: 'Mature' },
    unknown: ['title'],
  })
})
