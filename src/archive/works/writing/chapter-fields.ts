import { forEditing } from '../../../platform/text/blocks.ts'
import type { Form } from '../../../platform/web/form.ts'
import type { Chapter, Work } from '../kinds.ts'
import type { ChapterTyped, TypedFormat } from '../typed.ts'
import { asTyped, formatFrom } from './formats.ts'

/** The form of a chapter as the person left it. */
export interface ChapterFields {
  readonly title: string
  readonly text: string
  readonly format: TypedFormat
  readonly summary: string
  readonly contentNotes: string
  readonly notesBefore: string
  readonly notesAfter: string
  /** of a new chapter: where it shall stand, and how many there will be in the end */
  readonly position: string
  readonly expectedChapters: string
  /** made with the form: sent twice, it counts once */
  readonly once: string
  /** of a stored chapter, the one that the editing began from */
  readonly version: string
}

/** @param form as a browser sent it */
export function readChapterFields(form: Form): ChapterFields {
  return {
    title: form.text('title'),
    text: form.text('text'),
    format: formatFrom(form.text('format')),
    summary: form.text('summary'),
    contentNotes: form.text('contentNotes'),
    notesBefore: form.text('notesBefore'),
    notesAfter: form.text('notesAfter'),
    position: form.text('position'),
    expectedChapters: form.text('expectedChapters'),
    once: form.text('once'),
    version: form.text('version'),
  }
}

/** What a new chapter's form holds: the place behind the others, and a total that has room for it.
 * @param written how many chapters the work has, drafts among them */
export function emptyChapterFields(work: Work, written: number, once: string): ChapterFields {
  const expected = work.expectedChapters === null ? '?' : String(Math.max(work.expectedChapters, written + 1))
  return {
    title: '',
    text: '',
    format: 'detect',
    summary: '',
    contentNotes: '',
    notesBefore: '',
    notesAfter: '',
    position: String(written + 1),
    expectedChapters: expected,
    once,
    version: '',
  }
}

/** A stored chapter as its form shows it. */
export function storedChapterFields(chapter: Chapter): ChapterFields {
  return {
    title: chapter.title,
    text: forEditing(chapter.html),
    format: 'detect',
    summary: forEditing(chapter.summary),
    contentNotes: forEditing(chapter.contentNotes),
    notesBefore: forEditing(chapter.notesBefore),
    notesAfter: forEditing(chapter.notesAfter),
    position: '',
    expectedChapters: '',
    once: '',
    version: String(chapter.version),
  }
}

export function typedChapter(fields: ChapterFields): ChapterTyped {
  return {
    title: fields.title,
    text: asTyped(fields.text, fields.format),
    summary: asTyped(fields.summary, fields.format),
    contentNotes: asTyped(fields.contentNotes, fields.format),
    notesBefore: asTyped(fields.notesBefore, fields.format),
    notesAfter: asTyped(fields.notesAfter, fields.format),
  }
}
