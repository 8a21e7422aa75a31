import { expect, test } from 'vitest'
import { assignIds, storyHtml } from '../../../platform/text/blocks.ts'
import { type Paragraph, paragraphsOf } from '../../../platform/text/paragraphs.ts'
import { boxOf, checkNote, isProse, type NoteTyped } from './writing.ts'

const paragraph = (html: string): Paragraph => {
  const [first] = paragraphsOf(assignIds(storyHtml(html, 'html', 'chapter'), { next: 1 }).html).list
  if (!first) throw new Error('no paragraph')
  return first
}
const TEA = paragraph(
  '<p>She poured the <em>cold</em> tea &amp; waited. <a href="https://example.org/">Rain</a> fell.</p>',
)
const typed = (changes: Partial<NoteTyped>): NoteTyped => ({
  words: '',
  quote: '',
  from: '',
  suggested: boxOf(TEA),
  ...changes,
})

test('a note needs words or another wording, and its passage stands in the paragraph', () => {
  const problem = (changes: Partial<NoteTyped>) => {
    const checked = checkNote(typed(changes), TEA)
    return checked.ok ? checked.value : checked.problem
  }
  expect(problem({})).toBe('words-missing')
  expect(problem({ words: 'x'.repeat(5001) })).toBe('words-too-long')
  expect(problem({ words: 'Hm.', quote: 'hot tea' })).toBe('passage-missing')
  expect(problem({ words: ' Hm. ', quote: 'cold  tea &' })).toEqual({ words: 'Hm.', edits: [], begins: 15, ends: 25 })
  expect(problem({ words: 'Hm.' })).toEqual({ words: 'Hm.', edits: [], begins: 0, ends: 0 })
  expect(problem({ suggested: 'One.\n</p><p>Two.' })).toBe('not-one-paragraph')
  expect(problem({ suggested: '' })).toBe('not-one-paragraph')
})

test('a suggestion is what changed, word by word, and cannot bring in what no text may hold', () => {
  const suggested = boxOf(TEA).replace('cold', 'bitter').replace('fell.', 'fell<script>alert(1)</script>.')
  const checked = checkNote(typed({ suggested }), TEA)
  expect(checked.ok && checked.value.edits.map(({ added }) => added)).toEqual(['bitter'])
})

test('dividers and pictures have no words to suggest', () => {
  expect(isProse(paragraph('<hr>'))).toBe(false)
  expect(isProse(TEA)).toBe(true)
  const checked = checkNote(typed({ suggested: 'words' }), paragraph('<hr>'))
  expect(checked.ok ? '' : checked.problem).toBe('no-paragraph')
})
