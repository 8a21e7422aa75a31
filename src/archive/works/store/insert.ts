import { foldName, sortKey } from '../../../platform/text/fold.ts'
import type { TagType, Transaction } from '../../../schema/index.ts'
import { findOrMakeTags, isAdultRating } from '../../tags/index.ts'
import type { ChapterDetails, WorkDetails } from '../kinds.ts'
import { noteChange } from './changes.ts'
import { writeChapter } from './chapters.ts'
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
  /** where an import took it from */
  readonly importKey?: string
  readonly now: Date
}

/** Puts a whole work in: the work, its tags, creators and chapters.
 * @returns the ids of the work and of its chapters in order */
export async function insertWork(
  trx: Transaction,
  work: NewWork,
): Promise<{ workId: number; chapterIds: readonly number[] }> {
  const { details, now } = work
  const postedAt = work.postedAt?.toISOString() ?? null
  const { id: workId } = await trx
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
      created_at: now.toISOString(),
      posted_at: postedAt,
      updated_at: postedAt ?? now.toISOString(),
      edited_at: now.toISOString(),
      deleted_at: null,
      import_key: work.importKey ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.insertInto('work_counters').values({ work_id: workId }).execute()
  await setCreators(trx, workId, work.pseudIds)
  await setTags(trx, workId, details, now)
  const chapterIds: number[] = []
  for (const [at, chapter] of work.chapters.entries()) {
    chapterIds.push(await writeChapter(trx, { workId, position: at + 1, chapter, postedAt, now }))
  }
  await recount(trx, workId)
  await indexWords(trx, [workId])
  await noteChange(trx, [workId], now)
  return { workId, chapterIds }
}

/** Changes what a work says about itself; its dates stay. */
export async function updateWork(trx: Transaction, workId: number, details: WorkDetails, now: Date): Promise<void> {
  await trx
    .updateTable('works')
    .set({ ...detailColumns(details), edited_at: now.toISOString() })
    .where('id', '=', workId)
    .execute()
  await setTags(trx, workId, details, now)
  await recount(trx, workId)
  await indexWords(trx, [workId])
  await noteChange(trx, [workId], now)
}

/** Credits the work to these pen names, in this order. */
export async function setCreators(trx: Transaction, workId: number, pseudIds: readonly number[]): Promise<void> {
  await trx.deleteFrom('creatorships').where('work_id', '=', workId).execute()
  await trx
    .insertInto('creatorships')
    .values(pseudIds.map((pseud_id, position) => ({ work_id: workId, pseud_id, position })))
    .execute()
  await sortByCreators(trx, workId)
}

/** Keeps the column that lists are sorted by in step with the names. */
export async function sortByCreators(trx: Transaction, workId: number): Promise<void> {
  const names = await trx
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select('pseuds.name')
    .where('creatorships.work_id', '=', workId)
    .orderBy('creatorships.position')
    .execute()
  const creators_sort = foldName(names.map(({ name }) => name).join(', '))
  await trx.updateTable('works').set({ creators_sort }).where('id', '=', workId).execute()
}

function detailColumns(details: WorkDetails) {
  return {
    title: details.title,
    title_sort: sortKey(details.title, details.language),
    summary: details.summary,
    notes_before: details.notesBefore,
    notes_after: details.notesAfter,
    language: details.language,
    expected_chapters: details.expectedChapters,
    restricted: details.restricted ? 1 : 0,
    adult: isAdultRating(details.rating) ? 1 : 0,
  } as const
}

async function setTags(trx: Transaction, workId: number, details: WorkDetails, now: Date): Promise<void> {
  const named: readonly (readonly [TagType, readonly string[]])[] = [
    ['rating', [details.rating]],
    ['warning', details.warnings],
    ['category', details.categories],
    ['fandom', details.fandoms],
    ['relationship', details.relationships],
    ['character', details.characters],
    ['additional', details.additional],
  ]
  const ids: number[] = []
  for (const [type, names] of named) ids.push(...(await findOrMakeTags(trx, type, names, now)).map(({ id }) => id))
  await trx.deleteFrom('taggings').where('work_id', '=', workId).execute()
  if (ids.length === 0) return
  await trx
    .insertInto('taggings')
    .values(ids.map((tag_id, position) => ({ work_id: workId, tag_id, position })))
    .execute()
}
