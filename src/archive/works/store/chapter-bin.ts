import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { chapterThatMayGo } from './chapter-list.ts'
import { holdWork } from './hold.ts'
import { DAYS_IN_BIN } from './lifecycle.ts'
import { dropPlan } from './planning.ts'
import { settle } from './settle.ts'

/** Where a chapter in the bin stands among those of its work: nowhere. Whatever lists or counts chapters asks for places above it. */
const NOWHERE = -1
const DAY = 86_400_000

/** A chapter in the bin. */
export interface BinnedChapter {
  readonly id: number
  readonly workId: number
  readonly title: string
  readonly wordCount: number
  /** where it stood */
  readonly position: number
  /** UTC instant */
  readonly deletedAt: string
}

/** Puts a chapter into the bin; those behind it move up. Its comments, versions and readers' places stay with it. What readers see must
 * keep one chapter, and so must a draft. */
export async function binChapter(
  trx: Transaction,
  chapterId: number,
  now: Date,
): Promise<Result<undefined, 'only-chapter' | 'gone'>> {
  const workId = await workOf(trx, chapterId)
  if (workId === undefined) return refuse('gone')
  const leaving = await chapterThatMayGo(trx, workId, chapterId)
  if (!leaving.ok) return leaving
  const gone = leaving.value
  await dropPlan(trx, { workId, chapterId })
  const withdrawn = await trx
    .deleteFrom('withdrawn_posts')
    .where('chapter_id', '=', chapterId)
    .returning('posted_at')
    .executeTakeFirst()
  await trx
    .insertInto('chapter_bin')
    .values({
      chapter_id: chapterId,
      work_id: workId,
      position: gone.position,
      posted_at: gone.posted_at ?? withdrawn?.posted_at ?? null,
      shown: gone.posted_at === null ? 0 : 1,
      deleted_at: now.toISOString(),
    })
    .execute()
  await trx.updateTable('chapters').set({ position: NOWHERE, posted_at: null }).where('id', '=', chapterId).execute()
  await moveBehind(trx, workId, gone.position, -1)
  await settle(trx, workId, now, false)
  return allow(undefined)
}

/** Puts a chapter back where it stood, or last where there are fewer by now. One that readers saw they see again, under its old date,
 * which moves nothing; where the work has become a draft meanwhile it waits with it.
 * @returns false when it is not in the bin of this work (any more) */
export async function restoreChapter(trx: Transaction, workId: number, chapterId: number, now: Date): Promise<boolean> {
  const work = await holdWork(trx, workId)
  const kept = await trx
    .deleteFrom('chapter_bin')
    .where('chapter_id', '=', chapterId)
    .where('work_id', '=', workId)
    .where('deleted_at', '>', endOfBin(now))
    .returning(['position', 'posted_at', 'shown'])
    .executeTakeFirst()
  if (!work || !kept) return false
  const { count } = await trx
    .selectFrom('chapters')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('work_id', '=', workId)
    .where('position', '>', 0)
    .executeTakeFirstOrThrow()
  const position = Math.min(kept.position, count + 1)
  const posted_at = work.posted && kept.shown === 1 ? kept.posted_at : null
  await moveBehind(trx, workId, position - 1, 1)
  await trx.updateTable('chapters').set({ position, posted_at }).where('id', '=', chapterId).execute()
  if (posted_at === null && kept.posted_at !== null)
    await trx
      .insertInto('withdrawn_posts')
      .values({
        work_id: workId,
        chapter_id: chapterId,
        posted_at: kept.posted_at,
        with_work: work.posted || kept.shown === 0 ? 0 : 1,
      })
      .execute()
  await settle(trx, workId, now, false)
  return true
}

/** @returns chapters of a work that can be put back, the one deleted last first */
export async function binnedChapters(db: Db, workId: number, now: Date): Promise<readonly BinnedChapter[]> {
  const rows = await db
    .selectFrom('chapter_bin')
    .innerJoin('chapters', 'chapters.id', 'chapter_bin.chapter_id')
    .select(['chapters.id', 'chapters.title', 'chapters.word_count', 'chapter_bin.position', 'deleted_at'])
    .where('chapter_bin.work_id', '=', workId)
    .where('deleted_at', '>', endOfBin(now))
    .orderBy('deleted_at', 'desc')
    .orderBy('chapters.id', 'desc')
    .execute()
  return rows.map(({ word_count, deleted_at, ...row }) => ({
    ...row,
    workId,
    wordCount: word_count,
    deletedAt: deleted_at,
  }))
}

/** Deletes for good what has lain in the bin for thirty days. What was said of it stays with the work.
 * @param most so many at once
 * @returns how many went */
export async function emptyChapterBin(trx: Transaction, now: Date, most: number): Promise<number> {
  const rows = await trx
    .selectFrom('chapter_bin')
    .select('chapter_id')
    .where('deleted_at', '<=', endOfBin(now))
    .orderBy('deleted_at')
    .limit(most)
    .execute()
  const ids = rows.map(({ chapter_id }) => chapter_id)
  if (ids.length > 0) await trx.deleteFrom('chapters').where('id', 'in', ids).execute()
  return ids.length
}

function endOfBin(now: Date): string {
  return new Date(now.getTime() - DAYS_IN_BIN * DAY).toISOString()
}

async function workOf(trx: Transaction, chapterId: number): Promise<number | undefined> {
  const row = await trx.selectFrom('chapters').select('work_id').where('id', '=', chapterId).executeTakeFirst()
  return row && (await holdWork(trx, row.work_id)) ? row.work_id : undefined
}

async function moveBehind(trx: Transaction, workId: number, position: number, by: 1 | -1): Promise<void> {
  await trx
    .updateTable('chapters')
    .set((chapter) => ({ position: chapter('position', '+', by) }))
    .where('work_id', '=', workId)
    .where('position', '>', Math.max(position, 0))
    .execute()
}
