import type { Db, Transaction } from '../../../schema/index.ts'

/** Notes that these members have a page open. */
export async function noteSeen(db: Db, userIds: readonly number[], now: Date): Promise<void> {
  if (userIds.length === 0) return
  await db.updateTable('bond_readers').set({ seen_at: now.toISOString() }).where('user_id', 'in', userIds).execute()
}

/** @returns those of these members who had a page open since then */
export async function seenSince(db: Db, userIds: readonly number[], since: Date): Promise<ReadonlySet<number>> {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('bond_readers')
    .select('user_id')
    .where('user_id', 'in', userIds)
    .where('seen_at', '>=', since.toISOString())
    .execute()
  return new Set(rows.map(({ user_id }) => user_id))
}

/** Takes the next numbers of a member's deliveries. Whoever takes some later gets higher ones, and is seen later: the counter
 * is held until the transaction ends.
 * @returns the first of them */
export async function takeNumbers(trx: Transaction, userId: number, many: number): Promise<number> {
  const { seq } = await trx
    .updateTable('bond_readers')
    .set((row) => ({ seq: row('seq', '+', many) }))
    .where('user_id', '=', userId)
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq - many + 1
}

/** @returns those of these sessions that are open still */
export async function openSessions(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('sessions').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}
