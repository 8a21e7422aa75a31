import type { Transaction } from '../../../schema/index.ts'

/** What is counted by the day. */
export type Daily = 'hits' | 'kudos' | 'comments' | 'bookmarks' | 'downloads'

/** Adds to what came to a work today, unless all of its creators want no statistics. */
export async function noteDay(trx: Transaction, workId: number, what: Daily, by: number, now: Date): Promise<void> {
  if (by === 0 || !(await isWanted(trx, workId))) return
  await trx
    .insertInto('work_days')
    .values({ work_id: workId, day: now.toISOString().slice(0, 10), [what]: by })
    .onConflict((conflict) =>
      conflict.columns(['work_id', 'day']).doUpdateSet((set) => ({ [what]: set(`work_days.${what}`, '+', by) })),
    )
    .execute()
}

/** Adds one to what came today to each of these works, in two statements however many they are.
 * @param workIds each once */
export async function noteDays(trx: Transaction, workIds: readonly number[], what: Daily, now: Date): Promise<void> {
  if (workIds.length === 0) return
  const wanted = await trx
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .leftJoin('statistics_off', 'statistics_off.user_id', 'pseuds.user_id')
    .select('creatorships.work_id')
    .distinct()
    .where('creatorships.work_id', 'in', workIds)
    .where('pseuds.user_id', 'is not', null)
    .where('statistics_off.user_id', 'is', null)
    .orderBy('creatorships.work_id')
    .execute()
  if (wanted.length === 0) return
  const day = now.toISOString().slice(0, 10)
  await trx
    .insertInto('work_days')
    .values(wanted.map(({ work_id }) => ({ work_id, day, [what]: 1 })))
    .onConflict((conflict) =>
      conflict.columns(['work_id', 'day']).doUpdateSet((set) => ({ [what]: set(`work_days.${what}`, '+', 1) })),
    )
    .execute()
}

async function isWanted(trx: Transaction, workId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .leftJoin('statistics_off', 'statistics_off.user_id', 'pseuds.user_id')
    .select('pseuds.id')
    .where('creatorships.work_id', '=', workId)
    .where('pseuds.user_id', 'is not', null)
    .where('statistics_off.user_id', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets the days of works of which nobody wants them. */
export async function forgetDays(trx: Transaction, workIds: readonly number[]): Promise<void> {
  for (const workId of workIds)
    if (!(await isWanted(trx, workId))) await trx.deleteFrom('work_days').where('work_id', '=', workId).execute()
}
