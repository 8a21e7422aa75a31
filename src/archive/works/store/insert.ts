import type { Transaction } from '../../../schema/index.ts'
import type { ChapterDetails, WorkDetails } from '../kinds.ts'
import { noteChange } from './changes.ts'
import { writeChapter } from './chapters.ts'
import { setCreators } from './creators.ts'
import { detailColumns, setTags } from './details.ts'
import { recount } from './recount.ts'
import { indexWords } from './words.ts'

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

/** Puts a whole work in: the work, its tags, creators and chapters.
 * @returns the ids of the work and of its chapters in order
 * @throws when the import key has been taken: the unique column decides between two that come at once */
export async function insertWork(
  trx: Transaction,
  work: NewWork,
): Promise<{ readonly workId: number; readonly chapterIds: readonly number[] }> {
  const { details, now } = work
  const postedAt = work.postedAt?.toISOString() ?? null
  const workId = await insertRow(trx, work, postedAt)
  await trx
    .insertInto('work_counters')
    .values({ work_id: workId, hits: work.hits ?? 0 })
    .execute()
  await setCreators(trx, workId, work.pseudIds)
  await setTags(trx, workId, details, now)
  const chapterIds: number[] = []
  for (const [at, chapter] of work.chapters.entries()) {
    const date = postedAt === null ? null : dateOf(work, at)
    chapterIds.push(await writeChapter(trx, { workId, position: at + 1, chapter, postedAt: date, now }))
  }
  await recount(trx, workId)
  await indexWords(trx, [workId])
  await noteChange(trx, [workId], now)
  return { workId, chapterIds }
}

function dateOf({ chapterDates, postedAt }: NewWork, at: number): string | null {
  return (chapterDates ? (chapterDates[at] ?? null) : postedAt)?.toISOString() ?? null
}

/** @returns when the newest chapter was posted */
function updatedAt({ chapterDates = [], postedAt, now }: NewWork): string {
  const dates = chapterDates.flatMap((date) => (date ? [date.toISOString()] : []))
  return postedAt === null ? now.toISOString() : ([postedAt.toISOString(), ...dates].toSorted().at(-1) ?? '')
}

async function insertRow(trx: Transaction, work: NewWork, postedAt: string | null): Promise<number> {
  const { details, importKey } = work
  const at = work.now.toISOString()
  const { id } = await trx
    .insertInto('works')
    .values({
      ...detailColumns(details),
      creators_sort: '',
      complete: 0,
      word_count: 0,
      character_count: 0,
      chapter_count: 0,
      first_chapter_id: null,
      last_chapter_id: null,
      created_at: at,
      posted_at: postedAt,
      updated_at: updatedAt(work),
      edited_at: at,
      deleted_at: null,
      import_key: importKey ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
