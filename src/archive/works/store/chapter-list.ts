import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import type { Transaction } from '../../../schema/index.ts'
import { holdWork } from './hold.ts'
import { dropPlan } from './planning.ts'
import { settle } from './settle.ts'
import { bringBackChapter } from './withdraw.ts'

/** Shows a draft chapter of a posted work to readers: the one thing that moves a work's date, unless they have seen it
 * before. One that is posted already stays as it is. */
export async function postChapter(trx: Transaction, chapterId: number, now: Date): Promise<void> {
  const workId = await holdWorkOf(trx, chapterId)
  if (workId === undefined) return
  await dropPlan(trx, { workId, chapterId })
  const before = await bringBackChapter(trx, chapterId)
  const { numUpdatedRows } = await trx
    .updateTable('chapters')
    .set({ posted_at: before ?? now.toISOString() })
    .where('id', '=', chapterId)
    .where('posted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await settle(trx, workId, now, before === undefined)
}

/** Takes a chapter out for good, without the bin; those behind it move up. What readers see must keep one chapter, and so must a draft.
 * @returns where it stood */
export async function removeChapter(
  trx: Transaction,
  chapterId: number,
  now: Date,
): Promise<Result<number, 'only-chapter' | 'gone'>> {
  const workId = await holdWorkOf(trx, chapterId)
  if (workId === undefined) return refuse('gone')
  const gone = await chapterThatMayGo(trx, workId, chapterId)
  if (!gone.ok) return gone
  await trx.deleteFrom('chapters').where('id', '=', chapterId).execute()
  await trx
    .updateTable('chapters')
    .set((chapter) => ({ position: chapter('position', '-', 1) }))
    .where('work_id', '=', workId)
    .where('position', '>', gone.value.position)
    .execute()
  await settle(trx, workId, now, false)
  return allow(gone.value.position)
}

/** What readers see must keep one chapter, and so must a draft.
 * @returns where the chapter stands, and since when readers see it */
export async function chapterThatMayGo(
  trx: Transaction,
  workId: number,
  chapterId: number,
): Promise<Result<{ readonly position: number; readonly posted_at: string | null }, 'only-chapter' | 'gone'>> {
  const chapters = await trx
    .selectFrom('chapters')
    .select(['id', 'position', 'posted_at'])
    .where('work_id', '=', workId)
    .where('position', '>', 0)
    .execute()
  const gone = chapters.find(({ id }) => id === chapterId)
  if (!gone) return refuse('gone')
  const others = chapters.filter(
    ({ id, posted_at }) => id !== chapterId && (gone.posted_at === null || posted_at !== null),
  )
  return others.length === 0 ? refuse('only-chapter') : allow(gone)
}

/** Puts the chapters of a work in this order. The order they have already changes nothing.
 * @param order ids of all its chapters, each once; anything else changes nothing
 * @returns whether the chapters now stand so */
export async function orderChapters(
  trx: Transaction,
  workId: number,
  order: readonly number[],
  now: Date,
): Promise<boolean> {
  await holdWork(trx, workId)
  const rows = await trx
    .selectFrom('chapters')
    .select('id')
    .where('work_id', '=', workId)
    .where('position', '>', 0)
    .orderBy('position')
    .execute()
  const own = new Set(rows.map(({ id }) => id))
  if (order.length !== own.size || !order.every((id) => own.delete(id))) return false
  if (rows.every(({ id }, at) => id === order[at])) return true
  for (const [at, id] of order.entries()) {
    await trx
      .updateTable('chapters')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .execute()
  }
  await settle(trx, workId, now, false)
  return true
}

async function holdWorkOf(trx: Transaction, chapterId: number): Promise<number | undefined> {
  const row = await trx
    .selectFrom('chapters')
    .select('work_id')
    .where('id', '=', chapterId)
    .where('position', '>', 0)
    .executeTakeFirst()
  return row && (await holdWork(trx, row.work_id)) ? row.work_id : undefined
}
