import { readFile } from '../../src/archive/importing/file.ts'
import { readyToComeIn } from '../../src/archive/importing/rules.ts'
import { plainText } from '../../src/platform/text/blocks.ts'

/** A file that a test made, and what must come of it. */
export interface Made {
  readonly name: string
  readonly bytes: Uint8Array
  readonly becomes: Partial<CameIn> | { readonly refused: RegExp }
}

/** What came in, as far as tests look at it. */
export interface CameIn {
  readonly title: string
  readonly author: string
  readonly told: Readonly<Record<string, unknown>>
  /** titles of chapters */
  readonly chapters: readonly string[]
  /** texts of chapters, as they are kept */
  readonly html: readonly string[]
  /** the same without markup */
  readonly words: readonly string[]
  readonly summary: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** how many pictures its texts show */
  readonly pictures: number
  /** `pictures 2`, by what was changed or left out */
  readonly remarks: readonly string[]
  readonly notes: readonly string[]
}

/** @returns what the file becomes, or the sentence that says why nothing does */
export function cameIn(name: string, bytes: Uint8Array): CameIn | string {
  const story = readFile({ kind: 'file', name, open: () => ({ ok: true, value: bytes }) }, {})
  if (!story.ok) return story.problem
  const ready = readyToComeIn(story.value)
  if (!ready.ok) return ready.problem
  const { chapters, details } = ready.value
  return {
    title: details.title,
    author: story.value.told.author ?? '',
    told: story.value.told,
    chapters: chapters.map(({ title }) => title),
    html: chapters.map(({ html }) => html),
    words: chapters.map(({ html }) => plainText(html)),
    summary: plainText(details.summary),
    before: chapters.map(({ notesBefore }) => plainText(notesBefore)),
    after: chapters.map(({ notesAfter }) => plainText(notesAfter)),
    pictures: (story.value.pictures ?? []).length,
    remarks: (story.value.remarks ?? []).map(({ what, count }) => `${what} ${count}`),
    notes: story.value.notes,
  }
}
