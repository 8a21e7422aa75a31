import type { Transaction } from '../../../schema/index.ts'
import { noteChange } from './changes.ts'
import { holdWork } from './hold.ts'
import { dropPlan } from './planning.ts'
import { recount } from './recount.ts'
import { leaveSeries } from './series.ts'
import { bringBackWork } from './withdraw.ts'

/** Days that a deleted work stays in the bin. */
export const DAYS_IN_BIN = 30

/** Shows a draft to readers, all its chapters with it; or, when they have seen it before, what they saw then, with its dates.
 * A posted one stays as it is. */
export async function postWork(trx: Transaction, workId: number, now: Date): Promise<void> {
  const work = await holdWork(trx, workId)
  if (!work || work.posted) return
  const at = now.toISOString()
  await dropPlan(trx, { workId })
  const before = await bringBackWork(trx, workId)
  const dates = before === undefined ? { posted_at: at, updated_at: at } : { posted_at: before }
  await trx
    .updateTable('works')
    .set({ ...dates, edited_at: at })
    .where('id', '=', workId)
    .execute()
  if (before === undefined)
    await trx
      .updateTable('chapters')
      .set({ posted_at: at })
      .where('work_id', '=', workId)
      .where('position', '>', 0)
      .execute()
  await recount(trx, workId)
  await noteChange(trx, [workId], now)
}

/** Puts a work into the bin: gone for everyone but its creators, and for them too after thirty days. */
export async function binWork(trx: Transaction, workId: number, now: Date): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('works')
    .set({ deleted_at: now.toISOString() })
    .where('id', '=', workId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await noteChange(trx, [workId], now)
}

/** Takes a work out of the bin, as it was. */
export async function restoreWork(trx: Transaction, workId: number, now: Date): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('works')
    .set({ deleted_at: null })
    .where('id', '=', workId)
    .where('deleted_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await noteChange(trx, [workId], now)
}

/** Deletes works for good, with everything that is theirs alone; a series that held nothing else goes too. */
export async function removeWorks(trx: Transaction, workIds: readonly number[], now: Date): Promise<void> {
  if (workIds.length === 0) return
  const places = await trx
    .selectFrom('series_works')
    .select(['series_id', 'work_id'])
    .where('work_id', 'in', workIds)
    .execute()
  for (const place of places) await leaveSeries(trx, place.series_id, place.work_id, now)
  await noteChange(trx, workIds, now)
  await trx.deleteFrom('works').where('id', 'in', workIds).execute()
}

/** Empties the bin of what has lain there for thirty days, oldest first.
 * @param most so many at once
 * @returns how many works went */
export async function emptyBin(trx: Transaction, now: Date, most: number): Promise<number> {
  const before = new Date(now.getTime() - DAYS_IN_BIN * 86_400_000).toISOString()
  const rows = await trx
    .selectFrom('works')
    .select('id')
    .where('deleted_at', 'is not', null)
    .where('deleted_at', '<', before)
    .orderBy('deleted_at')
    .limit(most)
    .execute()
  await removeWorks(
    trx,
    rows.map(({ id }) => id),
    now,
  )
  return rows.length
}
