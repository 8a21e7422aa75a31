import { expect, test } from 'vitest'
import { parseQuery } from './parse.ts'
import { wordsTerm } from './terms.ts'
import { partsOf, type Term } from './tree.ts'

/** What must all be there, and what must not. */
function parts(line: string) {
  const all = partsOf(parseQuery(line).query)
  return {
    all: all.filter(({ kind }) => kind !== 'not'),
    none: all.flatMap((part) => (part.kind === 'not' ? [part.of] : [])),
  }
}
const words = (...texts: readonly string[]) => texts.map((text) => wordsTerm(text, undefined))

test('words, phrases, and what must not be there', () => {
  expect(parts('lamp "Happy Ending" -angst -"Major Character Death"')).toEqual({
    all: words('lamp', 'Happy Ending'),
    none: words('angst', 'Major Character Death'),
  })
})

test('quotation marks may be of any kind that a keyboard makes', () => {
  expect(parts('“happy ending” -„slow burn“')).toEqual({ all: words('happy ending'), none: words('slow burn') })
  expect(parts('«happy ending» "slow burn”')).toEqual({ all: words('happy ending', 'slow burn'), none: [] })
})

test('a word can be asked for in one place, or by its beginning', () => {
  expect(parts('title:lamp creator:"Gare du Nord" fanl*').all).toEqual([
    wordsTerm('lamp', 'title'),
    wordsTerm('Gare du Nord', 'creators'),
    { kind: 'words', place: undefined, text: 'fanl', open: true },
  ])
  expect(parseQuery('月の庭', { kind: 'words', place: 'title' }).query).toEqual(wordsTerm('月の庭', 'title'))
})

test("readers' tools leave out ratings and warnings by their numbers", () => {
  const tag = (id: number): Term => ({ kind: 'tag', id })
  expect(parts('-rating_ids:9 -archive_warning_ids:18 category_ids:23')).toEqual({
    all: [tag(23)],
    none: [tag(9), tag(18)],
  })
  expect(parseQuery('rating_ids:5000').mistakes).toHaveLength(1)
})

test('a word with a colon that is no field is looked for as it is', () => {
  expect(parts('re:zero').all).toEqual(words('re:zero'))
})

test('syntax of databases, emoji and open quotation marks ask for nothing strange', () => {
  expect(parseQuery('\'; drop table works; -- 🎻 "unclosed phrase').query).toEqual({
    kind: 'all',
    of: words('drop', 'table', 'works;', 'unclosed phrase'),
  })
  expect(parseQuery('" " - * : () {} NEAR(a').query).toEqual(wordsTerm('NEAR(a', undefined))
})

test('marks that only say in which direction to write are no part of a word', () => {
  expect(parts('\u200fשלום\u200f \u202aOR\u202c \u2067ירח\u2069').all).toEqual([
    { kind: 'any', of: words('שלום', 'ירח') },
  ])
})
