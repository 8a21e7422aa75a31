import { storyHtml } from '../../../platform/text/blocks.ts'
import { type Edit, editsBetween } from '../../../platform/text/difference/edits.ts'
import { found, type Passage, textWithin } from '../../../platform/text/difference/passages.ts'
import { forEditing } from '../../../platform/text/editing.ts'
import { type Paragraph, paragraphsOf } from '../../../platform/text/paragraphs.ts'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import { type NoteProblem, wordsProblem } from '../rules.ts'

/** The form of a note as somebody left it. */
export interface NoteTyped {
  readonly words: string
  /** a passage, copied from the paragraph; empty for all of it */
  readonly quote: string
  /** where the passage begins, when a script has seen it being chosen */
  readonly from: string
  /** the paragraph as it was changed in its box; undefined where no other words may be suggested */
  readonly suggested: string | undefined
}

/** A note that has passed the rules. */
export interface CheckedNote extends Passage {
  readonly words: string
  readonly edits: readonly Edit[]
}

/** Longer than any paragraph that one would correct in a box, and still quickly compared. */
const LONGEST_SUGGESTED = 100_000

/** @returns the paragraph's own markup, as it stands in the box */
export function boxOf({ html }: Paragraph): string {
  return forEditing(html)
}

/** @returns whether other words can be suggested for it: not for a divider or a picture */
export function isProse({ tag, html }: Paragraph): boolean {
  return tag !== 'hr' && tag !== 'figure' && textWithin(html).trim() !== ''
}

/** May this be noted of this paragraph? */
export function checkNote(typed: NoteTyped, paragraph: Paragraph): Result<CheckedNote, NoteProblem> {
  const suggests = typed.suggested !== undefined && typed.suggested.trim() !== boxOf(paragraph).trim()
  const edits = suggests ? suggestedEdits(typed.suggested ?? '', paragraph) : allow([])
  if (!edits.ok) return refuse(edits.problem)
  const problem = wordsProblem(typed.words, edits.value.length === 0)
  if (problem) return refuse(problem)
  const passage = passageOf(typed, paragraph)
  if (!passage) return refuse('passage-missing')
  return allow({ words: typed.words.trim(), edits: edits.value, ...passage })
}

function suggestedEdits(suggested: string, paragraph: Paragraph): Result<readonly Edit[], NoteProblem> {
  if (!isProse(paragraph)) return refuse('no-paragraph')
  if (suggested.length > LONGEST_SUGGESTED) return refuse('suggestion-too-long')
  const open = paragraph.tag === 'pre' ? 'pre' : 'p'
  const { list } = paragraphsOf(storyHtml(`<${open}>${suggested.toWellFormed()}</${open}>`, 'html', 'chapter'))
  const [after, ...more] = list
  if (!after || more.length > 0 || !isProse(after)) return refuse('not-one-paragraph')
  // a text from the box has no marks of ours; compared with the stored one they would all have changed
  const before = paragraphsOf(storyHtml(`<${open}>${boxOf(paragraph)}</${open}>`, 'html', 'chapter')).list[0]?.html
  if (before !== paragraph.html) return refuse('no-paragraph')
  const edits = editsBetween(paragraph.html, after.html)
  return edits.length === 0 ? refuse('no-edits') : allow(edits)
}

function passageOf({ quote, from }: NoteTyped, { html }: Paragraph): Passage | undefined {
  const wanted = quote.replace(/\s+/g, ' ').trim()
  if (wanted === '') return { begins: 0, ends: 0 }
  return found(textWithin(html), wanted, Number(from) || 0)
}
