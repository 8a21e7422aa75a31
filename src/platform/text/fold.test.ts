import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLetter } from '../../../test/any-letters.ts'
import { draws } from '../../../test/draws.ts'
import { foldName, isBlankName, sortKey } from './fold.ts'

test('case, accents and Unicode form make no difference to a name', () => {
  const one = [
    ['Éowyn', 'eowyn', 'E\u0301OWYN'],
    ['Straße', 'STRASSE', 'strasse', 'STRAẞE'],
    ['ＡＢＣ', 'abc'],
    ['ﬁre', 'FIRE'],
    ['Ὀδυσσεύς', 'ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['Ёлка', 'елка'],
    ['Ħamrun', 'hamrun'],
    ['Łódź', 'lodz'],
    ['Ærø', 'AERO'],
    ['Iğdır', 'IGDIR', 'ığdir', 'İgdir'],
    ['Don’t Stop', "don't stop"],
    ['Well‐Known', 'well-known'],
    ['  Two \t words\n', 'two words', 'Two\u00a0Words'],
    ['Zero\u200bWidth\u2060', 'zerowidth'],
    ['\u202eBidi\u202c', 'bidi'],
    ['½ life', '1⁄2 Life'],
  ]
  for (const spellings of one) expect(new Set(spellings.map(foldName)).size, spellings.join(' ')).toBe(1)
})

test('marks that are letters of their script keep names apart', () => {
  const apart = [
    ['が', 'か'],
    ['パ', 'ハ'],
    ['กา', 'กำ'],
    ['ที', 'ที่'],
    ['कि', 'की'],
    ['क़', 'क'],
    ['한', '하'],
    ['か', 'カ'],
    ['Ann', 'Anna'],
    ['A/B', 'A & B'],
  ]
  for (const [one = '', other = ''] of apart) expect(foldName(one)).not.toBe(foldName(other))
})

test('half-width kana with their sound marks are the whole letters', () => {
  expect(foldName('ｶﾞｷﾞ')).toBe(foldName('ガギ'))
})

test('folding a name twice is folding it once', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyLetter, maxLength: 40 }), (name) => {
      expect(foldName(foldName(name))).toBe(foldName(name))
    }),
    { numRuns: draws(3000) },
  )
})

test('folding is the same from every Unicode form of one name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) expect(foldName(name.normalize(form))).toBe(foldName(name))
    }),
    { numRuns: draws(1000) },
  )
})

test('every single character folds to something that stays', () => {
  for (let code = 0; code < 0x30000; code++) {
    const folded = foldName(`x${String.fromCodePoint(code)}x`)
    if (foldName(folded) !== folded) expect.fail(`U+${code.toString(16)} folds to ${folded}`)
  }
})

test('a name of invisible characters is blank', () => {
  for (const name of [
    '',
    ' ',
    '\t\n',
    '\u200b',
    '\u200e\u200f',
    '\u3164',
    '\u115f\u1160',
    '\ufeff',
    '\u2800',
    '\u0301',
    '\u00ad',
  ])
    expect(isBlankName(name), JSON.stringify(name)).toBe(true)
  for (const name of ['a', '.', '7', '猫', '🌙', '-', 'า', '\u200ba']) expect(isBlankName(name)).toBe(false)
})

test('a leading article stands behind the word that sorts', () => {
  expect(sortKey('The Hound')).toBe('hound, the')
  expect(sortKey('A Study in Scarlet', 'en-GB')).toBe('study in scarlet, a')
  expect(sortKey('“An Evening”')).toBe('evening", an')
  expect(sortKey('L’Aiguille creuse', 'fr')).toBe("aiguille creuse, l'")
  expect(sortKey('Les Misérables', 'fr')).toBe('miserables, les')
  expect(sortKey('Der Zauberberg', 'de')).toBe('zauberberg, der')
  expect(sortKey('Los pasos', 'es')).toBe('pasos, los')
  expect(sortKey('‘Tis Winter')).toBe('tis winter')
})

test('what only looks like an article stays where it is', () => {
  expect(sortKey('Theatre')).toBe('theatre')
  expect(sortKey('Die Hard', 'en')).toBe('die hard')
  expect(sortKey('Lettre', 'fr')).toBe('lettre')
  expect(sortKey('Lesbos', 'fr')).toBe('lesbos')
  expect(sortKey('The')).toBe('the')
  expect(sortKey('...')).toBe('...')
  expect(sortKey('星の王子', 'ja')).toBe('星の王子')
})
