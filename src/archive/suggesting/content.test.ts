import { expect, test } from 'vitest'
import { readForTags } from './read.ts'
import { suggestionsWithout } from './suggest.ts'

const CALM =
  '“Is there any more of the tea?” asked Mina, and she looked at the pot that was on the table.\n“There is not,” said Jonas to her. '
const suggested = (text: string, field: string) =>
  suggestionsWithout(readForTags(text))
    .filter((one) => one.field === field)
    .map(({ options }) => options.map(({ value }) => value).join(' or '))

test('a calm story is for everyone, and nobody is warned of it', () => {
  expect(suggested(CALM, 'rating')).toEqual(['General Audiences'])
  expect(suggested(CALM, 'warnings')).toEqual([])
  expect(suggested(CALM, 'language')).toEqual(['en'])
})

test('a rating says which words speak for it, and where', () => {
  const read = readForTags(`${CALM}\nThere was blood on the knife. Blood, and another knife. He had killed the goose.`)
  const rating = suggestionsWithout(read).find(({ field }) => field === 'rating')
  expect(rating?.options[0]?.value).toBe('Teen And Up Audiences')
  expect(rating?.because).toContain(
    '“blood” twice, “knife” twice, “killed” once; first in paragraph 3, “There was blood on the',
  )
})

test('the death of somebody who matters is a warning; that of a goose is none', () => {
  const text = `${CALM}\n“Jonas is dead,” said Mina. They came to Jonas’s grave, and the goose died, too. “Oh, Jonas,” she said.`
  expect(suggested(text, 'warnings')).toEqual(['Major Character Death'])
})

test('of a pair both readings are offered, and neither is preferred in silence', () => {
  expect(suggested(`${CALM.repeat(3)}\n“Mina,” said Jonas. “Jonas,” said Mina.`, 'relationships')).toEqual([
    'Jonas/Mina or Jonas & Mina',
  ])
})

test('without a word of love it is Gen; with it, what the pair would be', () => {
  expect(suggested(CALM, 'categories')).toEqual(['Gen'])
  const love =
    'Mina said that she loved him. Jonas smiled, and he kissed her. Mina laughed, and she kissed Jonas. Jonas said he knew. '
  expect(suggested(CALM + love.repeat(3), 'categories')).toEqual(['F/M'])
})

test('in a language whose strong words are not known no rating is guessed', () => {
  expect(
    suggested(
      'Zij had de sleutel in de hand en het was niet zo dat hij haar had gezien, maar er was nog niet veel van het licht.',
      'rating',
    ),
  ).toEqual([])
})
