import { expect, test } from 'vitest'
import { assignIds, storyHtml } from '../../../platform/text/blocks.ts'
import { anchorTo, commentable } from './anchor.ts'

const stored = (html: string) => assignIds(storyHtml(html, 'html', 'chapter'), { next: 1 }).html
const TEA = { id: 'p1', html: 'She poured the <em>cold</em> tea &amp; waited. Tea, always tea.' }

test('an anchor holds the passage that was copied, however its white space came along', () => {
  const quoteOf = (quote: string, from = 0) => {
    const anchor = anchorTo(TEA, quote, from)
    return anchor.ok ? [anchor.value.quote, anchor.value.begins, anchor.value.ends] : anchor.problem
  }
  expect(quoteOf('cold tea &')).toEqual(['cold tea &', 15, 25])
  expect(quoteOf(' cold \n tea ')).toEqual(['cold tea', 15, 23])
  expect(quoteOf('tea', 45)).toEqual(['tea', 46, 49])
  expect(quoteOf('')).toEqual(['She poured the cold tea & waited. Tea, always tea.', 0, 0])
  expect(quoteOf('hot tea')).toBe('passage-missing')
  expect(quoteOf('a(b')).toBe('passage-missing')
})

test('what lists show of a paragraph is short', () => {
  const anchor = anchorTo({ id: 'p1', html: 'tea '.repeat(500) }, '', 0)
  expect(anchor.ok && [...anchor.value.quote].length).toBeLessThan(290)
})

test('paragraphs with words can be commented on, dividers and pictures cannot', () => {
  expect(commentable(stored('<p>One.</p><hr><p>Two.</p><ul><li>Three</li></ul>')).map(({ id }) => id)).toEqual([
    'p1',
    'p3',
    'p4',
  ])
})
