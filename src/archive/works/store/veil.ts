import type { Transaction } from '../../../schema/index.ts'
import { refreshBylines } from '../listening.ts'
import { holdWork } from './hold.ts'

/** What of a work is kept from readers. */
export interface Veil {
  /** who made it */
  readonly anonymous: boolean
  /** all of it */
  readonly unrevealed: boolean
}

/**
 * Keeps a work or its creators' names back, or shows them; whoever gathers works into collections decides. One that is shown for
 * the first time is new to readers, so its date moves.
 * @returns whether anything can be seen now that could not before: the caller announces it
 */
export async function veilWork(trx: Transaction, workId: number, veil: Veil, now: Date): Promise<boolean> {
  if (!(await holdWork(trx, workId))) return false
  const before = await trx
    .selectFrom('works')
    .select(['anonymous', 'unrevealed', 'posted_at'])
    .where('id', '=', workId)
    .executeTakeFirstOrThrow()
  const [anonymous, unrevealed] = [veil.anonymous ? 1 : 0, veil.unrevealed ? 1 : 0] as const
  if (before.anonymous === anonymous && before.unrevealed === unrevealed) return false
  const shown = before.unrevealed === 1 && unrevealed === 0 && before.posted_at !== null
  await trx
    .updateTable('works')
    .set({ anonymous, unrevealed, ...(shown ? { updated_at: now.toISOString() } : {}) })
    .where('id', '=', workId)
    .execute()
  await refreshBylines(trx, [workId], now)
  return before.posted_at !== null && (before.anonymous > anonymous || before.unrevealed > unrevealed)
}
