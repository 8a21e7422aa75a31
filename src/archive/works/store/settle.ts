import type { Transaction } from '../../../schema/index.ts'
import { noteChange } from './changes.ts'
import { recount } from './recount.ts'

/** Brings a work in step with its chapters after one of them changed.
 * @param chapterPosted whether readers have a new chapter: that alone moves the date of a work */
export async function settle(trx: Transaction, workId: number, now: Date, chapterPosted: boolean): Promise<void> {
  const at = now.toISOString()
  await trx
    .updateTable('works')
    .set({ edited_at: at, ...(chapterPosted ? { updated_at: at } : {}) })
    .where('id', '=', workId)
    .execute()
  await recount(trx, workId)
  await noteChange(trx, [workId], now)
}
