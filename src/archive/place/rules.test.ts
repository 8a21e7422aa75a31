import { expect, test } from 'vitest'
import type { ChapterHead } from '../works/index.ts'
import {
  blocksIn,
  chapterWords,
  furtherElsewhere,
  howFar,
  isFinished,
  isMachine,
  newSince,
  numberNow,
  type Place,
  siteOf,
  standing,
  thousandths,
} from './rules.ts'

function head(id: number, postedAt = '2026-01-01T00:00:00.000Z'): ChapterHead {
  return { id, workId: 1, position: id, title: '', wordCount: 10, postedAt }
}

function at(number: number, more: Partial<Place> = {}): Place {
  return {
    device: 'a',
    deviceName: 'Firefox on Linux',
    chapterId: number,
    number,
    block: 'p9',
    before: ['p8', 'p4'],
    offset: 0,
    through: 500,
    notedAt: '2026-02-01T00:00:00.000Z',
    ...more,
  }
}

const FIVE = [1, 2, 3, 4, 5].map((id) => head(id))

test('a place stays with its chapter when others come before it, and takes its neighbour’s when the chapter is gone', () => {
  expect(numberNow(at(2), [head(9), ...FIVE])).toBe(3)
  expect(numberNow(at(4, { chapterId: null }), FIVE)).toBe(4)
  expect(numberNow(at(8, { chapterId: null }), FIVE)).toBe(5)
})

test('when the paragraph is gone, the nearest before it is the place', () => {
  expect(standing(at(1), new Set(['p8', 'p9']))).toBe('p9')
  expect(standing(at(1), new Set(['p4', 'p8', 'pa']))).toBe('p8')
  expect(standing(at(1), new Set(['pa']))).toBe('')
})

test('another machine is asked about when it is further on by more than a chapter', () => {
  expect(furtherElsewhere([at(2), at(3, { device: 'b' })], FIVE)).toBeUndefined()
  expect(furtherElsewhere([at(5), at(2, { device: 'b' })], FIVE)).toBeUndefined()
  expect(furtherElsewhere([at(1), at(4, { device: 'b' }), at(5, { device: 'c' })], FIVE)?.device).toBe('c')
  expect(furtherElsewhere([], FIVE)).toBeUndefined()
})

test('new is what was posted behind the place since', () => {
  const late = '2026-03-01T00:00:00.000Z'
  expect(newSince(at(2), [...FIVE, head(6, late), head(7, late)])).toEqual([6, 7])
  expect(newSince(at(2), FIVE)).toEqual([])
  expect(chapterWords([6, 7])).toBe('chapters 6–7')
  expect(chapterWords([6])).toBe('chapter 6')
})

test('how far is said in words', () => {
  expect([0, 30, 333, 500, 667, 760, 900, 1000].map(howFar)).toEqual([
    'at its beginning',
    'not far down',
    'a third down',
    'half way down',
    'two thirds down',
    'three quarters down',
    'near its end',
    'at its end',
  ])
  expect(isFinished(at(5, { through: 990 }), 5)).toBe(true)
  expect(isFinished(at(5, { through: 990 }), 6)).toBe(false)
})

test('whatever is sent, only ids of paragraphs and thousandths are kept', () => {
  expect(blocksIn('p1 <script> p2z q3 pA')).toEqual(['p1', 'p2z'])
  expect(blocksIn(Array.from({ length: 40 }, (_, n) => `p${n}`).join(' '))).toHaveLength(12)
  expect(['-5', '1001', 'NaN', '', '500.4'].map(thousandths)).toEqual([0, 1000, 0, 0, 500])
})

test('machines say so', () => {
  for (const name of ['', 'Googlebot/2.1 (+http://www.google.com/bot.html)', 'curl/8.5.0', 'python-requests/2.31'])
    expect(isMachine(name), name).toBe(true)
  for (const name of ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Mozilla/5.0 (iPhone)'])
    expect(isMachine(name), name).toBe(false)
})

test('of where readers come from only the name of the site is known', () => {
  expect(siteOf('https://www.example.org/a/private?list=of#things', 'archive.test')).toBe('example.org')
  for (const own of [
    'http://archive.test/works',
    'about:blank',
    '',
    'javascript:alert(1)',
    'http://192.0.2.1/',
    undefined,
  ])
    expect(siteOf(own, 'archive.test')).toBeUndefined()
})
