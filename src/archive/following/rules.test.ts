import { expect, test } from 'vitest'
import { type News, newsLines, nextDigest, subjectOf } from './rules.ts'

const TEA: News = { workId: 1, title: 'Tea at Dawn', byline: 'quillfeather', adult: false, chapter: undefined }

test('the mail of the day goes out at six', () => {
  expect(nextDigest(new Date('2026-03-09T05:59:59.000Z')).toISOString()).toBe('2026-03-09T06:00:00.000Z')
  expect(nextDigest(new Date('2026-03-09T06:00:00.000Z')).toISOString()).toBe('2026-03-10T06:00:00.000Z')
})

test('the mail of the week goes out on Mondays', () => {
  const after = (moment: string) => nextDigest(new Date(moment), 'weekly').toISOString()
  expect(after('2026-03-09T05:59:59.000Z')).toBe('2026-03-09T06:00:00.000Z')
  expect(after('2026-03-09T06:00:00.000Z')).toBe('2026-03-16T06:00:00.000Z')
  expect(after('2026-03-15T23:00:00.000Z')).toBe('2026-03-16T06:00:00.000Z')
})

test('a subject names the work, but never one for adults', () => {
  const chapter = { id: 5, number: 3 }
  expect(subjectOf([TEA], 'The Hall')).toBe('A new work: “Tea at Dawn”')
  expect(subjectOf([{ ...TEA, chapter }], 'The Hall')).toBe('Chapter 3 of “Tea at Dawn”')
  expect(subjectOf([{ ...TEA, adult: true, chapter }], 'The Hall')).toBe('Chapter 3 at The Hall')
  expect(subjectOf([TEA, { ...TEA, adult: true }], 'The Hall')).toBe('2 new at The Hall')
  expect(newsLines({ ...TEA, chapter })).toEqual(['Chapter 3 of “Tea at Dawn” by quillfeather', '/works/1/chapters/5'])
})
