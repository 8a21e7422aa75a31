import type { Transaction } from '../../schema/index.ts'
import { moveCounter } from '../works/index.ts'

/** A thank-you that was given elsewhere. */
export interface ComingKudos {
  /** null for a guest */
  readonly userId: number | null
  readonly at: Date
}

/** Puts thanks that were given elsewhere under a work: of each member once, of guests as often as they come. Nobody is told of it.
 * @returns how many were new */
export async function bringInKudos(
  trx: Transaction,
  workId: number,
  thanks: readonly ComingKudos[],
  now: Date,
): Promise<number> {
  if (thanks.length === 0) return 0
  const rows = await trx
    .insertInto('kudos')
    .values(
      thanks.map(({ userId, at }) => ({
        work_id: workId,
        user_id: userId,
        guest_key: null,
        created_at: at.toISOString(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  await moveCounter(trx, workId, 'kudos', rows.length, now)
  return rows.length
}
