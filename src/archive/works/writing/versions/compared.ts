import { assignIds } from '../../../../platform/text/blocks.ts'
import { escapeText } from '../../../../platform/text/characters.ts'
import { compareTexts, type Difference, isSame } from '../../../../platform/text/difference/difference.ts'
import { compareWords, type WordStep } from '../../../../platform/text/difference/words.ts'
import type { ChapterDetails } from '../../kinds.ts'

/** How one state of a chapter became another; what did not change is absent. */
export interface Compared {
  readonly title: readonly WordStep[] | undefined
  readonly notes: readonly (readonly [label: string, difference: Difference])[]
  readonly text: Difference | undefined
}

const NOTES = [
  ['Summary', 'summary'],
  ['Content notes', 'contentNotes'],
  ['Notes before the text', 'notesBefore'],
  ['Notes after the text', 'notesAfter'],
] as const

/** @param before with the ids of its paragraphs; @param after with ids that come from them, too */
export function compareChapters(before: ChapterDetails, after: ChapterDetails): Compared {
  const text = compareTexts(before.html, after.html)
  return {
    title: before.title === after.title ? undefined : compareWords(escapeText(before.title), escapeText(after.title)),
    notes: NOTES.flatMap(([label, name]) => {
      const difference = compareNotes(before[name], after[name])
      return isSame(difference) ? [] : [[label, difference] as const]
    }),
    text: isSame(text) ? undefined : text,
  }
}

/** Notes are stored without ids. */
function compareNotes(before: string, after: string): Difference {
  const old = assignIds(before, { next: 1 })
  return compareTexts(old.html, assignIds(after, { previous: old.html, next: old.next }).html)
}
