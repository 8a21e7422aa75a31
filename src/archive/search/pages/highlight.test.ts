import { expect, test } from 'vitest'
import { searchWords } from '../../../platform/text/words.ts'
import { highlighted } from './highlight.ts'

const phrase = (text: string) => ({ words: searchWords(text) })

test('words are marked whatever case and accents they have, and markup stays as it is', () => {
  expect(highlighted('<p class="lamp">A Lamp, and <em>lamps</em> &amp; l&#225;mp</p>', [phrase('lamp')], 'und')).toBe(
    '<p class="lamp">A <mark>Lamp</mark>, and <em>lamps</em> &amp; l&#225;mp</p>',
  )
  expect(highlighted('Un été à Étretat', [phrase('ete')], 'und')).toBe('Un <mark>été</mark> à Étretat')
})

test('what looks like markup within markup is left alone', () => {
  expect(highlighted('<a href="/x" title="a > lamp">lamp</a>', [phrase('lamp')], 'und')).toBe(
    '<a href="/x" title="a > lamp"><mark>lamp</mark></a>',
  )
})

test('words in a row are one mark, the longest that begins there', () => {
  expect(highlighted('the slow build of a slow day', [phrase('slow'), phrase('slow build')], 'und')).toBe(
    'the <mark>slow build</mark> of a <mark>slow</mark> day',
  )
})

test('a beginning marks the whole word, and two characters are enough in scripts without spaces', () => {
  expect(highlighted('lighthouses', [{ ...phrase('light'), open: true }], 'und')).toBe('<mark>lighthouses</mark>')
  expect(highlighted('東京都の月', [phrase('京都')], 'und')).toBe('東<mark>京都</mark>の月')
  expect(highlighted('قمر فوق البستان', [phrase('فوق')], 'und')).toBe('قمر <mark>فوق</mark> البستان')
})

test('a word is marked in every form that it is found in, by the language of the text', () => {
  expect(highlighted('Lamps, and a lamp', [phrase('lamp')], 'en')).toBe('<mark>Lamps</mark>, and a <mark>lamp</mark>')
  expect(highlighted('Lamps, and a lamp', [phrase('lamp')], 'ja')).toBe('Lamps, and a <mark>lamp</mark>')
  expect(highlighted('les chats du jardin', [phrase('chat')], 'fr')).toBe('les <mark>chats</mark> du jardin')
})
