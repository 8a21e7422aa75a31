import type { Db, Transaction } from '../../../schema/index.ts'
import { type CheckedFilter, MOST_FILTERS } from './rules.ts'

/** A filter of a member's own. */
export interface MyFilter {
  readonly id: number
  readonly name: string
  readonly line: string
  /** false: it is kept and does nothing */
  readonly active: boolean
}

/** What became of a new filter. */
export type Added = 'added' | 'there already' | 'too many'

/** @returns the member's filters, oldest first */
export async function filtersOf(db: Db, userId: number): Promise<readonly MyFilter[]> {
  const rows = await db
    .selectFrom('my_filters')
    .select(['id', 'name', 'line', 'active'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute()
  return rows.map(({ active, ...row }) => ({ ...row, active: active === 1 }))
}

/** A filter of the same line is the same filter: it is switched on and keeps its name. */
export async function addFilter(trx: Transaction, userId: number, filter: CheckedFilter, now: Date): Promise<Added> {
  const kept = await filtersOf(trx, userId)
  const same = kept.find(({ line }) => line === filter.line)
  if (same) {
    await switchFilter(trx, userId, same.id, true)
    return 'there already'
  }
  if (kept.length >= MOST_FILTERS) return 'too many'
  await trx
    .insertInto('my_filters')
    .values({ user_id: userId, ...filter, active: 1, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return 'added'
}

/** @returns false when it is not theirs
 * @throws a duplicate (see platform/db/duplicate.ts) when another filter of theirs has this line */
export async function changeFilter(
  trx: Transaction,
  userId: number,
  id: number,
  filter: CheckedFilter,
): Promise<boolean> {
  const changed = await trx
    .updateTable('my_filters')
    .set(filter)
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Switches a filter of theirs on or off. */
export async function switchFilter(trx: Transaction, userId: number, id: number, active: boolean): Promise<boolean> {
  const changed = await trx
    .updateTable('my_filters')
    .set({ active: active ? 1 : 0 })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Takes a filter of theirs away. */
export async function removeFilter(trx: Transaction, userId: number, id: number): Promise<boolean> {
  const gone = await trx.deleteFrom('my_filters').where('id', '=', id).where('user_id', '=', userId).executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** @returns the numbers of the member's own pen names */
export async function ownPseudIds(db: Db, userId: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('pseuds').select('id').where('user_id', '=', userId).execute()
  return rows.map(({ id }) => id)
}
