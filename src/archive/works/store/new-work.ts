import { assignIds } from '../../../platform/text/blocks.ts'
import { countWords } from '../../../platform/text/count.ts'
import { foldName } from '../../../platform/text/fold.ts'
import type { Tag } from '../../tags/index.ts'
import type { ChapterDetails, WorkDetails } from '../kinds.ts'
import { detailColumns } from './details.ts'

/** A work that comes in whole. */
export interface NewWork {
  readonly details: WorkDetails
  /** who it is credited to, in order; at least one */
  readonly pseudIds: readonly number[]
  readonly chapters: readonly ChapterDetails[]
  /** posted when; null for a draft. In the past for works that were published elsewhere before */
  readonly postedAt: Date | null
  /** when readers got each chapter, null for a draft; all with the work when absent */
  readonly chapterDates?: readonly (Date | null)[]
  /** visits that were counted elsewhere before */
  readonly hits?: number
  /** where an import took it from, or the form that sent it; a key is taken once */
  readonly importKey?: string
  readonly now: Date
}

/** A pen name as bylines and the index of words need it. */
export interface Pseud {
  readonly id: number
  readonly name: string
  readonly login: string | null
}

/** A work with its numbers and all that is derived from what it says. */
export interface NumberedWork {
  readonly id: number
  readonly work: NewWork
  readonly creators: readonly Pseud[]
  readonly tags: readonly Tag[]
  readonly chapters: readonly NumberedChapter[]
  /** the number that its next new paragraph takes */
  readonly nextBlock: number
}

interface NumberedChapter {
  readonly id: number
  readonly position: number
  readonly said: ChapterDetails
  /** paragraph ids are counted through the whole work, so that a page of all chapters has each once */
  readonly html: string
  readonly words: number
  readonly characters: number
  readonly postedAt: string | null
}

/** What works are given: for each its number and tags, for each of their chapters in turn its number. */
interface Given {
  readonly pseuds: ReadonlyMap<number, Pseud>
  readonly tags: readonly (readonly Tag[])[]
  readonly works: readonly number[]
  readonly chapters: readonly number[]
}

/** Counts and derives, before anything is written, what the tables hold of new works.
 * @throws when a pen name is not there */
export function withNumbers(works: readonly NewWork[], given: Given): readonly NumberedWork[] {
  let taken = 0
  return works.map((work, at) => {
    const own = given.chapters.slice(taken, taken + work.chapters.length)
    taken += own.length
    const creators = work.pseudIds.map((id) => {
      const pseud = given.pseuds.get(id)
      if (!pseud) throw new Error(`there is no pen name ${id} to credit a work to`)
      return pseud
    })
    return { id: given.works[at] ?? 0, work, creators, tags: given.tags[at] ?? [], ...chaptersOf(work, own) }
  })
}

function chaptersOf(work: NewWork, ids: readonly number[]): Pick<NumberedWork, 'chapters' | 'nextBlock'> {
  let nextBlock = 1
  const chapters = work.chapters.map((said, at): NumberedChapter => {
    const { html, next } = assignIds(said.html, { next: nextBlock })
    nextBlock = next
    return { id: ids[at] ?? 0, position: at + 1, said, html, ...countWords(html), postedAt: dateOf(work, at) }
  })
  return { chapters, nextBlock }
}

function dateOf({ chapterDates, postedAt }: NewWork, at: number): string | null {
  if (postedAt === null) return null
  return (chapterDates ? (chapterDates[at] ?? null) : postedAt)?.toISOString() ?? null
}

/** The row of a new work: of its chapters the posted ones count, or all while nothing is posted. A total that was
 * expected and is passed grows with them. */
export function wholeRow({ id, work, creators, chapters, nextBlock }: NumberedWork) {
  const { details, importKey } = work
  const at = work.now.toISOString()
  const postedAt = work.postedAt?.toISOString() ?? null
  const counted = postedAt === null ? chapters : chapters.filter((chapter) => chapter.postedAt !== null)
  const expected = details.expectedChapters === null ? null : Math.max(details.expectedChapters, counted.length)
  return {
    id,
    ...detailColumns(details),
    downloads: details.downloads ?? 'everyone',
    expected_chapters: expected,
    creators_sort: foldName(creators.map(({ name }) => name).join(', ')),
    complete: postedAt !== null && expected === counted.length ? 1 : 0,
    word_count: counted.reduce((sum, { words }) => sum + words, 0),
    character_count: counted.reduce((sum, { characters }) => sum + characters, 0),
    chapter_count: counted.length,
    first_chapter_id: counted[0]?.id ?? null,
    last_chapter_id: counted.at(-1)?.id ?? null,
    created_at: at,
    posted_at: postedAt,
    updated_at: updatedAt(work),
    edited_at: at,
    deleted_at: null,
    next_block: nextBlock,
    import_key: importKey ?? null,
  } as const
}

/** @returns when the newest chapter was posted */
function updatedAt({ chapterDates = [], postedAt, now }: NewWork): string {
  const dates = chapterDates.flatMap((date) => (date ? [date.toISOString()] : []))
  return postedAt === null ? now.toISOString() : ([postedAt.toISOString(), ...dates].toSorted().at(-1) ?? '')
}
