import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../../test/draws.ts'
import { hostileHtml } from '../../../../test/hostile-html.ts'
import { assignIds, storyHtml } from '../blocks.ts'
import type { Paragraph } from '../paragraphs.ts'
import { compareTexts, type Difference, isSame } from './difference.ts'
import { markedHtml } from './marked.ts'
import { compareWords, type WordStep } from './words.ts'

const stored = (html: string) => assignIds(storyHtml(html, 'html', 'chapter'), { next: 1 })
const edited = (before: { html: string; next: number }, html: string) =>
  assignIds(storyHtml(html, 'html', 'chapter'), { previous: before.html, next: before.next }).html
const compared = (before: string, after: string) => {
  const old = stored(before)
  return compareTexts(old.html, edited(old, after))
}
const kinds = ({ rows }: Difference) => rows.map(({ kind }) => kind)
const said = (steps: readonly WordStep[], ...wanted: readonly WordStep['kind'][]) =>
  steps
    .filter(({ kind }) => wanted.includes(kind))
    .flatMap(({ tokens }) => tokens.map(({ raw }) => raw))
    .join('')

/** Puts the older text together again, paragraphs that changed out of their words. */
function olderOf({ rows, tails }: Difference): string {
  const text = ({ lead }: Paragraph, html: string) => lead + html
  return (
    rows
      .map((row) => {
        if (!('before' in row)) return ''
        const words = row.kind === 'changed' ? row.words : undefined
        return text(row.before, words ? said(words, 'same', 'removed') : row.before.html)
      })
      .join('') + tails.before
  )
}

/** Applies a difference to the older text: what it keeps is taken from there, what is new from the difference. */
function applied(older: string, { rows, tails }: Difference): string {
  const old = new Map([...older.matchAll(/ id="(p\w+)"/g)].map(([, id], at) => [id, at]))
  return (
    rows
      .map((row) => {
        if (!('after' in row)) return ''
        const { lead, html, id } = row.after
        if (row.kind === 'same') {
          expect(old.has(id)).toBe(true)
          return lead + row.before.html
        }
        return lead + ('words' in row && row.words ? said(row.words, 'same', 'added') : html)
      })
      .join('') + tails.after
  )
}

test('paragraphs that stayed, changed, came, went and moved are told apart', () => {
  const difference = compared(
    '<p>The kettle sang its song.</p><p>The cat left.</p><p>The rain stayed on.</p><p>The door closed at last.</p>',
    '<p>The door closed at last.</p><p>The kettle sang an old song.</p><p>The rain stayed on.</p><p>Nobody came back to ask.</p>',
  )
  expect(kinds(difference)).toEqual(['moved-here', 'changed', 'removed', 'same', 'moved-away', 'added'])
  expect(isSame(difference)).toBe(false)
  expect(isSame(compared('<p>a</p>', '<p>a</p>'))).toBe(true)
})

test('words are compared one by one, and a rewritten phrase stays in one piece', () => {
  const shown = (before: string, after: string) => markedHtml(compareWords(before, after), 'both')
  expect(shown('She poured the tea.', 'She poured the cold tea.')).toBe('She poured the <ins>cold </ins>tea.')
  expect(shown('a quick brown fox', 'a slow red fox')).toBe('a <del>quick brown</del><ins>slow red</ins> fox')
  expect(shown('吾輩は猫である', '吾輩は犬である')).toBe('吾輩は<del>猫</del><ins>犬</ins>である')
})

test('a word that only changed its dress is shown in both, and every element is closed', () => {
  const steps = compareWords(
    'She <em>never</em> spoke.',
    'She <strong>never</strong> spoke <a href="/x" id="u-a">up</a>.',
  )
  expect(markedHtml(steps, 'both')).toBe(
    'She <em><del>never</del></em><strong><ins>never</ins></strong> spoke<ins> </ins><a href="/x"><ins>up</ins></a>.',
  )
  expect(markedHtml(steps, 'before')).toBe('She <em><del>never</del></em> spoke.')
})

test('a paragraph that became a heading, or went into a quotation, has changed without a word', () => {
  expect(kinds(compared('<p>One.</p><p>Two.</p>', '<h2>One.</h2><p>Two.</p>'))).toEqual(['changed', 'same'])
  expect(kinds(compared('<p>One.</p><p>Two.</p>', '<p>One.</p><blockquote><p>Two.</p></blockquote>'))).toEqual([
    'same',
    'changed',
  ])
})

const word = fc.constantFrom(
  ...'the a lamp rain kettle of and sang was she he door 猫 <em>no</em> &amp; . ,'.split(' '),
)
const paragraph = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => `<p>${words.join(' ')}</p>`)
const edits = fc.array(fc.tuple(fc.constantFrom('change', 'cut', 'add', 'move'), fc.nat(), fc.nat(), paragraph), {
  maxLength: 12,
})
const pairs = fc.tuple(fc.array(paragraph, { maxLength: 30 }), edits).map(([before, list]) => {
  const after = [...before]
  for (const [verb, one, other, text] of list) {
    const at = after.length === 0 ? 0 : one % after.length
    if (verb === 'add') after.splice(at, 0, text)
    else if (verb === 'cut') after.splice(at, 1)
    else if (verb === 'move') after.splice(other % (after.length + 1), 0, ...after.splice(at, 1))
    else if (after[at] !== undefined) after[at] = after[at].replace(/ \S+/, ` ${one}`)
  }
  return [before.join('\n'), after.join('\n')] as const
})
const anything = fc.oneof(pairs, fc.tuple(hostileHtml, hostileHtml))

test('a difference applied to the older text gives the newer, and undone the older', () => {
  fc.assert(
    fc.property(anything, ([before, after]) => {
      const old = stored(before)
      const now = edited(old, after)
      const difference = compareTexts(old.html, now)
      expect(applied(old.html, difference)).toBe(now)
      expect(olderOf(difference)).toBe(old.html)
    }),
    { numRuns: draws(1000) },
  )
})

test('what is shown of a change is well-formed, whatever changed', () => {
  fc.assert(
    fc.property(anything, ([before, after]) => {
      const old = stored(before)
      for (const row of compareTexts(old.html, edited(old, after)).rows) {
        if (!('words' in row) || !row.words) continue
        for (const side of ['before', 'after', 'both'] as const) {
          const html = markedHtml(row.words, side)
          const opened = [...html.matchAll(/<(\/?)([a-z\d]+)[^<>]*>/g)].filter(
            ([, , tag]) => !/^(?:br|img|wbr)$/.test(tag ?? ''),
          )
          const stack: string[] = []
          for (const [, end, tag = ''] of opened) end ? expect(stack.pop()).toBe(tag) : stack.push(tag)
          expect(stack).toEqual([])
        }
      }
    }),
    { numRuns: draws(500) },
  )
})

test('a chapter of half a million characters with changes everywhere, and one paragraph of that length, are compared at once', {
  tags: 'long',
}, () => {
  const sentence = (at: number) =>
    `It was night number ${at} and the rain of ${at * 7} evenings fell on the sleeping town. `
  const many = Array.from({ length: 6000 }, (_, at) => `<p>${sentence(at)}</p>`)
  const changed = many.map((text, at) => (at % 3 === 0 ? text.replace('sleeping', 'waking') : text))
  expect(compared(many.join(''), changed.join('')).rows.filter(({ kind }) => kind === 'changed')).toHaveLength(2000)
  const long = Array.from({ length: 6000 }, (_, at) => sentence(at % 50)).join('')
  const [row] = compared(`<p>${long}</p>`, `<p>${long.replaceAll('sleeping', 'waking')}</p>`).rows
  expect(row?.kind).toBe('changed')
})
