import { expect, test } from 'vitest'
import { searchWords, searchWordsOfHtml } from './words.ts'

test('case, accents and marks of punctuation do not make another word', () => {
  expect(searchWords('Café — “Señor” O’Brien!')).toEqual(['cafe', 'senor', 'o', 'brien'])
})

test('digits are words, and stay with the letters they touch', () => {
  expect(searchWords('5+1 Things, 221B')).toEqual(['5', '1', 'things', '221b'])
})

test('in scripts without spaces every character is looked for on its own, its marks with it', () => {
  expect(searchWords('月の庭')).toEqual(['月', 'の', '庭'])
  expect(searchWords('ガラス')).toEqual(['ガ', 'ラ', 'ス'])
  expect(searchWords('ที่นี่')).toEqual(['ที่', 'นี่'])
})

test('mixed scripts part where the script changes', () => {
  expect(searchWords('BBC版ホームズ')).toEqual(['bbc', '版', 'ホ', 'ー', 'ム', 'ズ'])
})

test('Korean and Arabic words stay whole', () => {
  expect(searchWords('셜록 홈즈')).toEqual(['셜록', '홈즈'])
  expect(searchWords('ألف ليلة')).toHaveLength(2)
})

test('emoji and punctuation alone are no words', () => {
  expect(searchWords('🎻 … !!! ---')).toEqual([])
})

test('a word without an end is cut', () => {
  expect(searchWords('a'.repeat(5000))).toEqual(['a'.repeat(64)])
})

test('markup is not looked for, and what it parts is not run together', () => {
  expect(searchWordsOfHtml('<p id="p1">Tea &amp; toast</p><p>again</p>')).toEqual(['tea', 'toast', 'again'])
})
