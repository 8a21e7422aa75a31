import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { plainToHtml } from './plain.ts'
import { plainText } from './reading.ts'
import { storyHtml } from './written.ts'

const story = (text: string) => storyHtml(text, 'plain', 'chapter')
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

test('paragraphs are parted by empty lines', () => {
  expect(story('One.\n\nTwo.\n\n\n\nThree.')).toBe('<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>')
  expect(story('\ufeffOne.\r\n\r\nTwo.\r\n')).toBe('<p>One.</p>\n<p>Two.</p>')
  expect(story('  \n\n ')).toBe('')
})

test('paragraphs are parted by lines where no line is empty', () => {
  const text = `She came in.\n"Tea?" he asked.\n"No."\n${'The door shut behind her with a sound like a book. '.repeat(4).trim()}\n***\nMorning.`
  expect(story(text).split('\n')).toHaveLength(6)
  expect(story(text)).toContain('<p>"No."</p>\n<p>The door')
})

test('lines that a program wrapped are joined again', () => {
  const text = `It was the sort of morning on which the kettle takes its time and the
window keeps the fog, and nobody in the house had yet asked where the cat
was.

Then somebody did ask, and all the rooms were looked into, one by one, well-
known ones too, from the attic down.`
  expect(story(text)).toBe(
    '<p>It was the sort of morning on which the kettle takes its time and the window keeps the fog, and nobody in the house had yet asked where the cat was.</p>\n' +
      '<p>Then somebody did ask, and all the rooms were looked into, one by one, well-known ones too, from the attic down.</p>',
  )
})

test('verse among wrapped lines keeps its lines', () => {
  const text = `It was the sort of morning on which the kettle takes its time and the
window keeps the fog, and nobody in the house had yet asked where the cat
was hiding from the rain.

Roses in a row
and violets too
the kettle is slow

Then somebody did ask, and all the rooms were looked into, one by one, the
attic being the last of them.`
  expect(story(text)).toContain('<p>Roses in a row<br>and violets too<br>the kettle is slow</p>')
})

test('a poem keeps its lines', () => {
  expect(story('Roses in a row\nand violets too\n\nthe kettle is slow\nthe morning is blue')).toBe(
    '<p>Roses in a row<br>and violets too</p>\n<p>the kettle is slow<br>the morning is blue</p>',
  )
})

test('an indented first line begins a paragraph', () => {
  const text = `  It was the sort of morning on which the kettle takes its time and the
window keeps the fog, and nobody in the house had yet asked where the
cat was.
  Then somebody did ask, and all the rooms were looked into, one by one,
from the attic down.`
  expect(story(text).split('\n')).toHaveLength(2)
  expect(story('　朝だった。\n　猫はいない。')).toBe('<p>朝だった。</p>\n<p>猫はいない。</p>')
})

test('marks around words become what they mean when they are balanced', () => {
  expect(story('She *never* said _that_, **ever**, ***ever***.')).toBe(
    '<p>She <em>never</em> said <em>that</em>, <strong>ever</strong>, <strong><em>ever</em></strong>.</p>',
  )
  for (const text of ['5 * 3 * 2', 'a_b_c', '*one', 'word* and other*', 'see x_y_', '2**3**4', '* one * two'])
    expect(story(text), text).toBe(`<p>${text}</p>`)
})

test('inline tags work in plain text and every other sign is itself', () => {
  expect(story('<em>a</em> < b & c &amp; d <3 <script>e</script> <John> f')).toBe(
    '<p><em>a</em> &lt; b &amp; c &amp; d &lt;3 &lt;script&gt;e&lt;/script&gt; &lt;John&gt; f</p>',
  )
})

test('typed dividers become rules', () => {
  expect(story('One.\n\n* * *\n\nTwo.\n***\nThree.')).toBe('<p>One.</p>\n<hr>\n<p>Two.</p>\n<hr>\n<p>Three.</p>')
})

test('a heading stays a paragraph unless it is asked for', () => {
  expect(plainToHtml('Chapter 3\n\nIt rained.')).toBe('<p>Chapter 3</p>\n<p>It rained.</p>')
  expect(plainToHtml('Chapter 3\n\nIt rained.', { headings: true })).toBe('<h2>Chapter 3</h2>\n<p>It rained.</p>')
})

test('one long paragraph among others is the author’s own', () => {
  const long = 'It rained, and then it rained again. '.repeat(50).trim()
  const short = 'Nobody in the house minded it much, or said so.'
  expect(story([long, ...Array.from({ length: 60 }, () => short)].join('\n\n')).split('\n')).toHaveLength(61)
})

test('no letter is lost or changed, whatever the lines', () => {
  const piece = fc.constantFrom(
    'word',
    'Word.',
    '“Yes,”',
    '“No.”',
    'she said.',
    '***',
    '~',
    'x',
    '_a_',
    '*b*',
    '&',
    '<',
    '>',
    '\n',
    '\n\n',
    '  ',
    '\t',
    '-',
    '猫。',
    "'",
    '"',
    '★',
    'Mr.',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(' ', ''), (parts, glue) => {
      const text = parts.join(glue)
      // `x x x` is a divider and becomes a rule
      expect(letters(plainText(story(text))).replaceAll('x', '')).toBe(letters(text).replaceAll('x', ''))
    }),
    { numRuns: draws(1500) },
  )
})

test('a hundred thousand characters of anything are laid out, and no letter is lost', { tags: 'long' }, () => {
  const line = 'It was the sort of morning on which the kettle takes its time. “Yes,” she said. '
  const shapes = [
    line.repeat(1_500),
    `${line}\n`.repeat(1_500),
    `${line}\n\n`.repeat(1_500),
    '*'.repeat(120_000),
    '_a '.repeat(40_000),
    '* '.repeat(60_000),
    '“'.repeat(120_000),
    '. '.repeat(60_000),
    'a\n'.repeat(60_000),
    '<b '.repeat(40_000),
    'x'.repeat(120_000),
    ' '.repeat(120_000),
    '“A. '.repeat(30_000),
  ]
  for (const text of shapes) {
    expect(letters(plainText(story(text))).length, text.slice(0, 10)).toBe(letters(text).length)
  }
})
