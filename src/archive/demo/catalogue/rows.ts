import { sortKey } from '../../../platform/text/fold.ts'
import { sanitiserVersion } from '../../../platform/text/sanitise.ts'
import { TEXT_LEFT_OUT } from '../../../schema/index.ts'
import { FIXED_TAGS, isAdultRating } from '../../tags/index.ts'
import type { Author } from './authors.ts'
import type { Dice } from './dice.ts'
import type { DrawnWork } from './draw.ts'
import type { ChapterText } from './texts.ts'
import { writeChapterTitle } from './titles.ts'

/** A drawn work with everything that it refers to. */
export interface PlacedWork {
  readonly id: number
  readonly work: DrawnWork
  readonly title: string
  /** sentences that need no escaping; empty for none */
  readonly summary: string
  readonly author: Author
  readonly firstChapterId: number
  readonly texts: readonly ChapterText[]
  /** number of the next paragraph */
  readonly nextBlock: number
}

export function workRow(
  { id, work, title, summary, author, firstChapterId, texts, nextBlock }: PlacedWork,
  now: string,
) {
  const language = work.tongue?.language ?? 'en'
  const postedAt = new Date(work.postedAt).toISOString()
  const updatedAt = new Date(work.updatedAt).toISOString()
  return {
    id,
    title,
    title_sort: sortKey(title, language),
    creators_sort: author.nameKey,
    language,
    expected_chapters: work.expectedChapters,
    restricted: work.restricted ? 1 : 0,
    adult: isAdultRating(work.rating) ? 1 : 0,
    complete: work.expectedChapters === texts.length ? 1 : 0,
    word_count: texts.reduce((sum, { words }) => sum + words, 0),
    character_count: texts.reduce((sum, { characters }) => sum + characters, 0),
    chapter_count: texts.length,
    first_chapter_id: firstChapterId,
    last_chapter_id: firstChapterId + texts.length - 1,
    created_at: now,
    posted_at: postedAt,
    updated_at: updatedAt,
    edited_at: updatedAt,
    deleted_at: null,
    next_block: nextBlock,
    import_key: null,
    summary: summary === '' ? '' : `<p>${summary}</p>`,
    notes_before: '',
    notes_after: '',
  } as const
}

export function chapterRows({ id, work, firstChapterId, texts }: PlacedWork, dice: Dice, now: string) {
  const span = work.updatedAt - work.postedAt
  return texts.map(({ words, characters }, at) => {
    const postedAt = new Date(work.postedAt + (texts.length > 1 ? (span * at) / (texts.length - 1) : 0)).toISOString()
    return {
      id: firstChapterId + at,
      work_id: id,
      position: at + 1,
      title: texts.length > 1 && !work.tongue ? writeChapterTitle(dice) : '',
      word_count: words,
      character_count: characters,
      created_at: now,
      posted_at: postedAt,
      edited_at: postedAt,
      summary: '',
      notes_before: '',
      notes_after: '',
    }
  })
}

export function textRows({ firstChapterId, texts }: PlacedWork) {
  return texts.map(({ html }, at) => ({
    chapter_id: firstChapterId + at,
    html,
    sanitiser_version: html === '' ? TEXT_LEFT_OUT : sanitiserVersion,
  }))
}

const FIXED: ReadonlyMap<string, number> = new Map(FIXED_TAGS.map(({ name, id }) => [name, id]))

/** @returns names of the rating, the warnings and the categories, in the order in which a creator's are kept */
export function fixedNames({ rating, warnings, categories }: DrawnWork): readonly string[] {
  return [rating, ...warnings, ...categories]
}

/** Placed in the order in which a creator's are kept: rating, warnings, categories, then all else. They come by rising
 * number, as their key has them. */
export function taggingRows(id: number, work: DrawnWork, tagIds: readonly number[]) {
  const rows: { readonly work_id: number; readonly tag_id: number; readonly position: number }[] = []
  for (const name of fixedNames(work)) rows.push({ work_id: id, tag_id: FIXED.get(name) ?? 0, position: rows.length })
  for (const tag_id of tagIds) rows.push({ work_id: id, tag_id, position: rows.length })
  return rows.sort((one, other) => one.tag_id - other.tag_id)
}

export function counterRow({ id, work }: PlacedWork) {
  return { work_id: id, hits: work.hits, kudos: work.kudos, comments: work.comments, bookmarks: work.bookmarks }
}
