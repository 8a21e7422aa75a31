import type { Transaction } from '../../../schema/index.ts'
import { noteChange } from './changes.ts'
import { recount } from './recount.ts'

/** Days that a deleted work stays in the bin. */
export const DAYS_IN_BIN = 30

/** Shows a draft to readers, all its chapters with it unless they are drafts on purpose. */
export async function postWork(trx: Transaction, workId: number, now: Date): Promise<void> {
  const at = now.toISOString()
  await trx
    .updateTable('works')
    .set({ posted_at: at, updated_at: at, edited_at: at })
    .where('id', '=', workId)
    .where('posted_at', 'is', null)
    .execute()
  await trx.updateTable('chapters').set({ posted_at: at }).where('work_id', '=', workId).where('posted_at', 'is', null).execute()
  await recount(trx, workId)
  await noteChange(trx, [workId], now)
}

/** Puts a work into the bin: gone for everyone but its creators, and for them too after thirty days. */
export async function binWork(trx: Transaction, workId: number, now: Date): Promise<void> {
  await trx.updateTable('works').set({ deleted_at: now.toISOString() }).where('id', '=', workId).execute()
  await noteChange(trx, [workId], now)
}

/** Takes a work out of the bin, as it was. */
export async function restoreWork(trx: Transaction, workId: number, now: Date): Promise<void> {
  await trx.updateTable('works').set({ deleted_at: null }).where('id', '=', workId).execute()
  await noteChange(trx, [workId], now)
}

/** Empties the bin of what has lain there for thirty days.
 * @returns how many works went */
export async function emptyBin(trx: Transaction, now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAYS_IN_BIN * 86_400_000).toISOString()
  const { numDeletedRows } = await trx.deleteFrom('works').where('deleted_at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}
