import type { Db, Transaction } from '../../../schema/index.ts'

/** @returns whether the member wants to read the work some day */
export async function isMarked(db: Db, userId: number, workId: number): Promise<boolean> {
  const row = await db
    .selectFrom('for_later')
    .select('since')
    .where('user_id', '=', userId)
    .where('work_id', '=', workId)
    .executeTakeFirst()
  return row !== undefined
}

/** Marks the work for later; twice is once. */
export async function markForLater(trx: Transaction, userId: number, workId: number, now: Date): Promise<void> {
  await trx
    .insertInto('for_later')
    .values({ user_id: userId, work_id: workId, since: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes the mark off again. */
export async function markAsRead(trx: Transaction, userId: number, workId: number): Promise<void> {
  await trx.deleteFrom('for_later').where('user_id', '=', userId).where('work_id', '=', workId).execute()
}
