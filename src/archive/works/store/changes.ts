import type { Db, Transaction } from '../../../schema/index.ts'

/** Notes that listings must look at these works again: a new stamp for each, and a line in the log of changes. */
export async function noteChange(trx: Transaction, workIds: readonly number[], now: Date): Promise<void> {
  if (workIds.length === 0) return
  await trx
    .updateTable('works')
    .set((works) => ({ stamp: works('stamp', '+', 1) }))
    .where('id', 'in', workIds)
    .execute()
  await trx
    .insertInto('changes')
    .values(workIds.map((work_id) => ({ work_id, changed_at: now.toISOString() })))
    .execute()
}

/** @returns the number of the newest change to anything a listing shows; 0 before the first */
export async function newestChange(db: Db): Promise<number> {
  const row = await db.selectFrom('changes').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.seq ?? 0
}
