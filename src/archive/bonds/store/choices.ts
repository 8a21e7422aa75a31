import type { Db, Transaction } from '../../../schema/index.ts'

/** What a member has chosen for all their bonds. */
export interface Choices {
  readonly paused: boolean
  readonly singleKeys: boolean
}

/** @returns undefined for a member without any bond */
export async function choicesOf(db: Db, userId: number): Promise<Choices | undefined> {
  const row = await db
    .selectFrom('bond_choices')
    .select(['paused', 'single_keys'])
    .where('user_id', '=', userId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('bond_members').select('bond_id').whereRef('bond_members.user_id', '=', 'bond_choices.user_id'),
      ),
    )
    .executeTakeFirst()
  return row && { paused: row.paused === 1, singleKeys: row.single_keys === 1 }
}

/** Stops all that passes, or lets it. Returns when nothing is on its way any more. */
export async function setPaused(trx: Transaction, userId: number, paused: boolean): Promise<void> {
  await trx
    .updateTable('bond_choices')
    .set({ paused: paused ? 1 : 0 })
    .where('user_id', '=', userId)
    .execute()
}

/** Whether single keys do things while reading. */
export async function setSingleKeys(trx: Transaction, userId: number, wanted: boolean): Promise<void> {
  await trx
    .updateTable('bond_choices')
    .set({ single_keys: wanted ? 1 : 0 })
    .where('user_id', '=', userId)
    .execute()
}

/** What passes from a member in a bond, and to them. */
export async function setShields(
  trx: Transaction,
  bondId: number,
  userId: number,
  shields: { readonly gives: number; readonly takes: number },
): Promise<void> {
  await trx
    .updateTable('bond_members')
    .set(shields)
    .where('bond_id', '=', bondId)
    .where('user_id', '=', userId)
    .execute()
}

/** Who leads those who walk in step; null for nobody. */
export async function setLeader(trx: Transaction, bondId: number, userId: number | null): Promise<void> {
  await trx.updateTable('bonds').set({ leader_id: userId }).where('id', '=', bondId).execute()
}

/** Whether the member's page follows whoever leads. */
export async function setWalking(trx: Transaction, bondId: number, userId: number, walks: boolean): Promise<void> {
  await trx
    .updateTable('bond_members')
    .set({ walks: walks ? 1 : 0 })
    .where('bond_id', '=', bondId)
    .where('user_id', '=', userId)
    .execute()
}
