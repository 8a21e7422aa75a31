import { expect, test } from 'vitest'
import { breakLine } from './lost-breaks.ts'
import { storyHtml } from './written.ts'

test('a change of speaker begins a paragraph', () => {
  expect(
    breakLine('“Tea?” “No.” “Then what?” he asked. “Rain,” she said. “Only rain.” Mr. Vole laughed. “Rain!” he cried.'),
  ).toEqual([
    '“Tea?”',
    '“No.”',
    '“Then what?” he asked.',
    '“Rain,” she said. “Only rain.”',
    'Mr. Vole laughed.',
    '“Rain!” he cried.',
  ])
})

test('straight quotation marks are understood in pairs', () => {
  expect(breakLine('"Tea?" "No." She left. "Wait!" he cried.')).toEqual([
    '"Tea?"',
    '"No."',
    'She left.',
    '"Wait!" he cried.',
  ])
})

test('a speech of several paragraphs opens each and closes once', () => {
  expect(breakLine('“It rained. We waited. “Then it stopped,” she said.')).toEqual([
    '“It rained. We waited.',
    '“Then it stopped,” she said.',
  ])
})

test('no sentence ends at a title, an initial or before a small letter', () => {
  expect(breakLine('“Dr. A. Vole and Mrs. Hare came. “No!” said she.')).toHaveLength(2)
  expect(breakLine('“Stop!” cried Mr. Hare. “Now?” asked St. John.')).toEqual([
    '“Stop!” cried Mr. Hare.',
    '“Now?” asked St. John.',
  ])
})

test('long narration is parted at the ends of sentences', () => {
  const text = Array.from(
    { length: 60 },
    (_, at) => `The kettle sang for the ${at} time that grey and endless morning.`,
  ).join(' ')
  const parts = breakLine(text)
  expect(parts.join(' ')).toBe(text)
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(900)
  expect(parts.every((part) => part.endsWith('.'))).toBe(true)
  expect(parts.length).toBeLessThan(8)
})

test('dividers between sentences stand alone', () => {
  for (const divider of ['★', '***', '* * *', '~', 'x x x', '⁂', '◇◇◇', '~*~*~', 'oOo'])
    expect(breakLine(`It rained. ${divider} Morning came.`), divider).toEqual(['It rained.', divider, 'Morning came.'])
  expect(breakLine('It rained — and how. — No. 5 * 3 is x x.')).toEqual(['It rained — and how. — No. 5 * 3 is x x.'])
})

test('a text that lost its line breaks comes in readable', () => {
  const text =
    '“Where?” he asked. “Out,” she said. The door closed behind her, and the fog came in. ★ Morning. '.repeat(30)
  const html = storyHtml(text, 'plain', 'chapter')
  expect(html.match(/<hr>/g)).toHaveLength(30)
  expect(html.match(/<p>/g)?.length).toBeGreaterThan(90)
})

test('scripts without spaces are parted behind their own marks', () => {
  const text = '「どこへ。」「外へ。」彼女は出て行った。'.repeat(90)
  const parts = breakLine(text)
  expect(parts.join('')).toBe(text)
  expect(parts[0]).toBe('「どこへ。」')
})
