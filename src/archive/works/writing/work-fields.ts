import { forEditing } from '../../../platform/text/blocks.ts'
import type { Form } from '../../../platform/web/form.ts'
import { splitTags, type Tag } from '../../tags/index.ts'
import type { Chapter, Work } from '../kinds.ts'
import { UNKNOWN_LANGUAGE } from '../languages.ts'
import { UNTITLED } from '../rules.ts'
import type { ChapterTyped, TypedFormat, WorkTyped } from '../typed.ts'
import { asTyped, formatFrom } from './formats.ts'

/** The form of a work as the person left it: what is refused comes back exactly so. */
export interface WorkFields {
  readonly title: string
  readonly chapterTitle: string
  readonly text: string
  readonly format: TypedFormat
  readonly fandoms: string
  readonly relationships: string
  readonly characters: string
  readonly additional: string
  readonly rating: string
  readonly warnings: readonly string[]
  readonly categories: readonly string[]
  readonly language: string
  readonly expectedChapters: string
  readonly restricted: boolean
  /** who may download it */
  readonly downloads: string
  /** numbers of pen names */
  readonly pseuds: readonly string[]
  /** number of a series to join, "new" for one to begin, or empty */
  readonly series: string
  readonly seriesTitle: string
  readonly seriesPosition: string
  /** numbers of series to leave */
  readonly leave: readonly string[]
  /** names of collections to come into, parted by commas; numbers of those to leave */
  readonly collections: string
  readonly leaveCollections: readonly string[]
  readonly summary: string
  /** of the one chapter whose text stands in the form */
  readonly contentNotes: string
  readonly notesBefore: string
  readonly notesAfter: string
  /** made with the form: sent twice, it counts once */
  readonly once: string
  /** number of the template that is chosen, and of the one that has filled the form in; empty for none */
  readonly template: string
  readonly filledWith: string
  /** of the one chapter whose text stands in the form, its number and version; empty when there are several */
  readonly chapter: string
  readonly version: string
}

/** @param form as a browser sent it */
export function readWorkFields(form: Form): WorkFields {
  return {
    title: form.text('title'),
    chapterTitle: form.text('chapterTitle'),
    text: form.text('text'),
    format: formatFrom(form.text('format')),
    fandoms: form.text('fandoms'),
    relationships: form.text('relationships'),
    characters: form.text('characters'),
    additional: form.text('additional'),
    rating: form.text('rating'),
    warnings: form.texts('warnings'),
    categories: form.texts('categories'),
    language: form.text('language'),
    expectedChapters: form.text('expectedChapters'),
    restricted: form.has('restricted'),
    downloads: form.text('downloads'),
    pseuds: form.texts('pseuds'),
    series: form.text('series'),
    seriesTitle: form.text('seriesTitle'),
    seriesPosition: form.text('seriesPosition'),
    leave: form.texts('leave'),
    collections: form.text('collections'),
    leaveCollections: form.texts('leaveCollections'),
    summary: form.text('summary'),
    contentNotes: form.text('contentNotes'),
    notesBefore: form.text('notesBefore'),
    notesAfter: form.text('notesAfter'),
    once: form.text('once'),
    template: form.text('template'),
    filledWith: form.text('filledWith'),
    chapter: form.text('chapter'),
    version: form.text('version'),
  }
}

/** What a new work's form holds before anyone has typed. */
export function emptyWorkFields(start: Pick<WorkFields, 'language' | 'pseuds' | 'once'>): WorkFields {
  return {
    title: '',
    chapterTitle: '',
    text: '',
    format: 'detect',
    fandoms: '',
    relationships: '',
    characters: '',
    additional: '',
    rating: '',
    warnings: [],
    categories: [],
    expectedChapters: '1',
    restricted: false,
    downloads: 'everyone',
    series: '',
    seriesTitle: '',
    seriesPosition: '',
    leave: [],
    collections: '',
    leaveCollections: [],
    summary: '',
    contentNotes: '',
    notesBefore: '',
    notesAfter: '',
    template: '',
    filledWith: '',
    chapter: '',
    version: '',
    ...start,
  }
}

/** A stored work as its form shows it.
 * @param alone its only chapter; undefined when it has several
 * @param userId whose pen names are ticked */
export function storedWorkFields(work: Work, alone: Chapter | undefined, userId: number): WorkFields {
  const own = work.creators.filter((creator) => creator.userId === userId)
  return {
    ...emptyWorkFields({
      language: work.language === UNKNOWN_LANGUAGE ? '' : work.language,
      pseuds: own.map(({ pseudId }) => String(pseudId)),
      once: '',
    }),
    title: work.title === UNTITLED ? '' : work.title,
    chapterTitle: alone?.title ?? '',
    text: forEditing(alone?.html ?? ''),
    fandoms: typedTags(work.tags.fandoms),
    relationships: typedTags(work.tags.relationships),
    characters: typedTags(work.tags.characters),
    additional: typedTags(work.tags.additional),
    rating: work.tags.rating?.name ?? '',
    warnings: work.tags.warnings.map(({ name }) => name),
    categories: work.tags.categories.map(({ name }) => name),
    expectedChapters: work.expectedChapters === null ? '?' : String(work.expectedChapters),
    restricted: work.restricted,
    downloads: work.downloads,
    summary: forEditing(work.summary),
    contentNotes: forEditing(alone?.contentNotes ?? ''),
    notesBefore: forEditing(work.notesBefore),
    notesAfter: forEditing(work.notesAfter),
    chapter: alone ? String(alone.id) : '',
    version: alone ? String(alone.version) : '',
  }
}

/** @param chapters how many there are already */
export function typedWork(fields: WorkFields, chapters: number): WorkTyped {
  return {
    title: fields.title,
    summary: asTyped(fields.summary, fields.format),
    notesBefore: asTyped(fields.notesBefore, fields.format),
    notesAfter: asTyped(fields.notesAfter, fields.format),
    language: fields.language,
    rating: fields.rating,
    warnings: fields.warnings,
    categories: fields.categories,
    fandoms: splitTags(fields.fandoms),
    relationships: splitTags(fields.relationships),
    characters: splitTags(fields.characters),
    additional: splitTags(fields.additional),
    restricted: fields.restricted,
    ...(fields.downloads === '' ? {} : { downloads: fields.downloads }),
    expectedChapters: fields.expectedChapters,
    chapters,
  }
}

/** The first chapter, as the form of a work holds it: what belongs to the chapter alone stays as it was. */
export function typedOnlyChapter(fields: WorkFields, stored?: Chapter): ChapterTyped {
  const kept = (html: string | undefined) => asTyped(forEditing(html ?? ''), 'html')
  return {
    title: fields.chapterTitle,
    text: asTyped(fields.text, fields.format),
    contentNotes: asTyped(fields.contentNotes, fields.format),
    summary: kept(stored?.summary),
    notesBefore: kept(stored?.notesBefore),
    notesAfter: kept(stored?.notesAfter),
  }
}

function typedTags(tags: readonly Tag[]): string {
  return tags.map(({ name }) => name).join(', ')
}
