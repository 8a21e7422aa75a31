import { assignIds } from '../../../../platform/text/blocks.ts'
import type { ChapterDetails } from '../../kinds.ts'
import { LIMITS } from '../../limits.ts'
import { sentenceOf } from '../../sentences.ts'
import { checkNote, checkStory } from '../../texts.ts'
import type { Written } from './same-text.ts'

/** What a form says as it would be stored, and the sentence for a text that cannot be. */
export interface SaidByForm {
  readonly said: ChapterDetails
  readonly problem: string | undefined
}

/** @param title what stands in the form's title
 * @param before html of the state that it is compared with, ids included; empty for none */
export function saidBy(fields: Written, title: string, before = ''): SaidByForm {
  const { format } = fields
  const note = (text: string) => checkNote({ text, format }, LIMITS.notes, 'notes-too-long').html
  const story = checkStory({ text: fields.text, format }, false)
  return {
    said: {
      title,
      summary: note(fields.summary),
      contentNotes: note(fields.contentNotes),
      notesBefore: note(fields.notesBefore),
      notesAfter: note(fields.notesAfter),
      html: assignIds(story.html, { previous: before, next: 1 }).html,
    },
    problem: story.problem && sentenceOf(story.problem),
  }
}

const NAMES: Readonly<Record<string, string>> = {
  chapterTitle: 'Title of the chapter',
  fandoms: 'Fandoms',
  relationships: 'Relationships',
  characters: 'Characters',
  additional: 'Additional tags',
  rating: 'Rating',
  warnings: 'Archive warnings',
  categories: 'Categories',
  language: 'Language',
  expectedChapters: 'Chapters in the end',
  restricted: 'For members only',
  seriesTitle: 'Title of a new series',
  seriesPosition: 'Place in the series',
  position: 'Chapter number',
}

/** A field besides the texts that is different. */
export type ChangedField = readonly [name: string, before: string, after: string]

export function changedFields(before: Written, after: Written): readonly ChangedField[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return Object.entries(NAMES).flatMap(([field, name]) => {
    const pair = [worded(old.get(field)), worded(now.get(field))] as const
    return pair[0] === pair[1] ? [] : [[name, ...pair] as const]
  })
}

function worded(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
