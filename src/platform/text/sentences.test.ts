import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesIn } from './sentences.ts'

const read = (text: string, language: string) => sentencesIn(text, language).map(({ from, to }) => text.slice(from, to))

test('a paragraph is read sentence by sentence, without the blanks between', () => {
  expect(read('  The kettle sang. “Who is it?” Nobody\nanswered! ', 'en')).toEqual([
    'The kettle sang.',
    '“Who is it?”',
    'Nobody\nanswered!',
  ])
  expect(read('日本に行く。雨だ。', 'ja')).toEqual(['日本に行く。', '雨だ。'])
  expect(read('ذهبتُ إلى البيت. هل أنت هنا؟', 'ar')).toEqual(['ذهبتُ إلى البيت.', 'هل أنت هنا؟'])
  expect(read(' \n\t', 'en')).toEqual([])
})

test('a sentence without end is parted where one takes breath', () => {
  const long = `${'the rain went on and on, '.repeat(30)}until it stopped.`
  const parts = read(long, 'en')
  expect(parts.length).toBeGreaterThan(2)
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(280)
  expect(parts.slice(0, -1).every((part) => part.endsWith(','))).toBe(true)
})

test('every sign that is no blank is read once, in order, and no letter is cut in two', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', ' ', '.', ',', '😀', 'é', '\n', '“', '語', '?'),
    maxLength: 900,
  })
  fc.assert(
    fc.property(texts, fc.constantFrom('en', 'ja', 'x', 'no language'), (text, language) => {
      const parts = read(text, language)
      expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      expect(parts.every((part) => part.isWellFormed())).toBe(true)
    }),
  )
})
