import { expect, test } from 'vitest'
import { WORD_FIELDS } from '../../works/index.ts'
import { parseWords, phrasesIn } from './words.ts'

test('words, phrases, and what must not be there', () => {
  expect(parseWords('lamp "Happy Ending" -angst -"Major Character Death"')).toMatchObject({
    all: [{ words: ['lamp'] }, { words: ['happy', 'ending'] }],
    none: [{ words: ['angst'] }, { words: ['major', 'character', 'death'] }],
    problems: [],
  })
})

test('quotation marks may be of any kind that a keyboard makes', () => {
  expect(parseWords('“happy ending” -„slow burn“').all).toEqual(parseWords('"happy ending"').all)
})

test('a word can be asked for in one place, or by its beginning', () => {
  expect(parseWords('title:lamp creator:"Gare du Nord" fanl*').all).toEqual([
    { words: ['lamp'], field: WORD_FIELDS.title },
    { words: ['gare', 'du', 'nord'], field: WORD_FIELDS.creators },
    { words: ['fanl'], open: true },
  ])
  expect(phrasesIn('月の庭', WORD_FIELDS.title)).toEqual([{ words: ['月', 'の', '庭'], field: WORD_FIELDS.title }])
})

test("readers' tools leave out ratings and warnings by their numbers", () => {
  expect(parseWords('-rating_ids:9 -archive_warning_ids:18 category_ids:23')).toMatchObject({
    exclude: [
      { type: 'rating', id: 9 },
      { type: 'warning', id: 18 },
    ],
    include: [{ type: 'category', id: 23 }],
  })
  expect(parseWords('rating_ids:5000').problems).toHaveLength(1)
})

test('a word with a colon that is no field is looked for as it is', () => {
  expect(parseWords('re:zero').all).toEqual([{ words: ['re', 'zero'] }])
})

test('syntax of databases, emoji and open quotation marks ask for nothing strange', () => {
  expect(parseWords('\'; drop table works; -- 🎻 "unclosed phrase').all.map(({ words }) => words.join(' '))).toEqual([
    'drop',
    'table',
    'works',
    'unclosed phrase',
  ])
  expect(parseWords('" " - * : () {} NEAR(a').all).toEqual([{ words: ['near', 'a'] }])
})

test('OR is answered with a sentence', () => {
  expect(parseWords('tea OR coffee')).toMatchObject({
    all: [{ words: ['tea'] }, { words: ['coffee'] }],
    problems: [/OR/.source && expect.any(String)],
  })
})
