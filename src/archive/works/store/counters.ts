import { isPostgres } from '../../../platform/db/open.ts'
import type { Transaction } from '../../../schema/index.ts'
import { noteDay } from './days.ts'

/** Keeps a work's counters for this transaction: of two who say something about it at once, the second waits. */
export async function holdCounters(trx: Transaction, workId: number): Promise<void> {
  if (!isPostgres(trx)) return // one writer at a time anyway
  await trx.selectFrom('work_counters').select('work_id').where('work_id', '=', workId).forUpdate().execute()
}

/** Moves a counter, in the transaction of what it counts; the catalogue follows. */
export async function moveCounter(
  trx: Transaction,
  workId: number,
  counter: 'kudos' | 'comments' | 'bookmarks',
  by: number,
  now: Date,
): Promise<void> {
  if (by === 0) return
  await bringCounter(trx, workId, counter, by, now)
  await noteDay(trx, workId, counter, by, now)
}

/** Moves a counter for what came in from elsewhere: it did not come to the work today. */
export async function bringCounter(
  trx: Transaction,
  workId: number,
  counter: 'kudos' | 'comments' | 'bookmarks',
  by: number,
  now: Date,
): Promise<void> {
  if (by === 0) return
  await trx
    .updateTable('work_counters')
    .set((counters) => ({ [counter]: counters(counter, '+', by), moved_at: now.toISOString() }))
    .where('work_id', '=', workId)
    .execute()
}
