import { countWords } from '../../../platform/text/count.ts'
import { type FixedTag, isAdultRating, type Tag } from '../../tags/index.ts'
import type { Chapter, ChapterDetails, ChapterHead, Creator, Work, WorkDetails, WorkTags } from '../kinds.ts'
import type { Choices } from './crediting.ts'
import type { PreviewProps } from './pages/preview.tsx'

type TagType = FixedTag['type'] | 'fandom' | 'relationship' | 'character' | 'additional'

/** The names that a preview is credited to. */
export function creditedTo({ pseuds }: Choices, pseudIds: readonly number[], userId: number): readonly Creator[] {
  return pseuds
    .filter(({ id }) => pseudIds.includes(id))
    .map(({ id, name, login }) => ({ pseudId: id, pseud: name, login, userId }))
}

/** A work as it would be, made of what its form says and, where it is stored, of what the form does not say. */
export function previewedWork(details: WorkDetails, creators: readonly Creator[], now: Date, stored?: Work): Work {
  const at = now.toISOString()
  return {
    id: stored?.id ?? 0,
    stamp: 0,
    title: details.title,
    summary: details.summary,
    notesBefore: details.notesBefore,
    notesAfter: details.notesAfter,
    language: details.language,
    restricted: details.restricted,
    anonymous: stored?.anonymous ?? false,
    unrevealed: stored?.unrevealed ?? false,
    downloads: details.downloads ?? 'everyone',
    adult: isAdultRating(details.rating),
    complete: false,
    wordCount: stored?.wordCount ?? 0,
    chapterCount: stored?.chapterCount ?? 1,
    expectedChapters: details.expectedChapters,
    postedAt: stored?.postedAt ?? at,
    updatedAt: stored?.updatedAt ?? at,
    editedAt: at,
    deletedAt: null,
    creators,
    ownerIds: [],
    gifts: stored?.gifts ?? [],
    tags: tagsOf(details),
    series: [],
    firstChapterId: stored?.firstChapterId ?? null,
    lastChapterId: stored?.lastChapterId ?? null,
    counters: stored?.counters ?? { hits: 0, kudos: 0, comments: 0, bookmarks: 0 },
  }
}

/** A chapter as it would be.
 * @param stored what is stored of it; undefined for a new one */
export function previewedChapter(details: ChapterDetails, workId: number, position: number, stored?: Chapter): Chapter {
  const { words } = countWords(details.html)
  return {
    id: stored?.id ?? 0,
    workId,
    position,
    wordCount: words,
    postedAt: stored?.postedAt ?? null,
    version: stored?.version ?? 0,
    ...details,
  }
}

/** A work of one chapter as it would be. */
export function previewAlone(work: Work, chapter: Chapter): PreviewProps {
  return { work: { ...work, wordCount: chapter.wordCount }, heads: [chapter], chapters: [chapter], number: undefined }
}

/** One chapter among the others as it would be.
 * @param others the other chapters in order */
export function previewAmong(work: Work, others: readonly ChapterHead[], chapter: Chapter): PreviewProps {
  const before = others.filter(({ position }) => position < chapter.position)
  const heads = others.toSpliced(before.length, 0, chapter)
  return { work, heads, chapters: [chapter], number: heads.length > 1 ? before.length + 1 : undefined }
}

function tagsOf(details: WorkDetails): WorkTags {
  const as = (type: TagType, names: readonly string[]): readonly Tag[] =>
    names.map((name) => ({ id: 0, type, name, pathName: name }))
  return {
    rating: details.rating === '' ? undefined : as('rating', [details.rating])[0],
    warnings: as('warning', details.warnings),
    categories: as('category', details.categories),
    fandoms: as('fandom', details.fandoms),
    relationships: as('relationship', details.relationships),
    characters: as('character', details.characters),
    additional: as('additional', details.additional),
  }
}
