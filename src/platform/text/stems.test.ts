import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLetter } from '../../../test/any-letters.ts'
import { draws } from '../../../test/draws.ts'
import { keptWord, keptWords, spellingsIn, spellingsOf } from './stems.ts'
import { searchWords } from './words.ts'

/** @returns whether a text in this language is found by what somebody looks for */
function finds(language: string, text: string, sought: string, open = false): boolean {
  const kept = keptWords(searchWords(text), language)
  return spellingsOf(searchWords(sought), open).some(({ words, open: goesOn }) =>
    kept.some((_, start) =>
      words.every((word, at) => {
        const there = kept[start + at]
        return goesOn && at === words.length - 1 ? there?.startsWith(word) : there === word
      }),
    ),
  )
}

test.each([
  ['en', 'the lamps were running late', 'lamp runs'],
  ['en', 'stories', 'story'],
  ['fr', 'il chantait pour les chats', 'chat'],
  ['fr', 'mangé', 'manger'],
  ['de', 'die Straßen der Häuser', 'strasse'],
  ['es', 'canciones', 'canción'],
  ['pt-BR', 'livros', 'livro'],
  ['it', 'i gatti', 'gatto'],
  ['ru', 'кошки спали', 'кошка'],
  ['ru', 'синий дом', 'синими'],
  ['el', 'γάτες', 'γάτα'],
  ['fi', 'talossa', 'taloissa'],
  ['tr', 'kitaplar', 'kitap'],
])('in %s “%s” is found by “%s”', (language, text, sought) => {
  for (const word of sought.split(' ')) expect(finds(language, text, word)).toBe(true)
})

test('a stem is one of a language: what is no word of it is found as it stands', () => {
  expect(finds('ja', 'lamps', 'lamp')).toBe(false)
  expect(finds('ja', 'lamps', 'lamps')).toBe(true)
  expect(finds('und', 'lamps', 'lamps')).toBe(true)
  // French takes "es" away, English does not
  expect(finds('en', 'casas', 'cas')).toBe(false)
  expect(finds('en', '221b を 東京', '東京')).toBe(true)
})

test('a beginning finds the words that begin so, and the word itself in another form', () => {
  expect(finds('en', 'lanterns', 'lant', true)).toBe(true)
  expect(finds('en', 'lantern', 'lanterns', true)).toBe(true)
  expect(finds('en', 'plant', 'lant', true)).toBe(false)
  expect(finds('ja', '東京', '東', true)).toBe(true)
})

test('phrases are looked for by the stems of all their words', () => {
  expect(finds('en', 'borrowed umbrellas', 'borrow umbrella')).toBe(true)
  expect(spellingsIn('en', ['borrowed', 'umbrellas'])).toEqual([
    { words: keptWords(['borrow', 'umbrella'], 'en'), open: false },
  ])
})

const LANGUAGES = 'en fr de es it pt nl sv no da fi hu ro tr id ga lt ru uk el ar hy hi ta ja und'.split(' ')

test('every word has a stem in every language, always the same, and is found by itself', () => {
  const word = fc.string({ unit: anyLetter, minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), word, (language, typed) => {
      for (const one of searchWords(typed)) {
        const kept = keptWord(one, language)
        expect(kept).toMatch(/^[\ue000-\ue01f]?[\p{L}\p{N}\p{M}]+$/u)
        expect(keptWord(one, language)).toBe(kept)
        expect(finds(language, one, one)).toBe(true)
        expect(finds(language, one, one, true)).toBe(true)
      }
    }),
    { numRuns: draws(2000) },
  )
})
