import { isDuplicate } from '../../../platform/db/duplicate.ts'
import type { Db, Transaction } from '../../../schema/index.ts'

/** The mail address of an e-reader. */
export interface ReaderAddress {
  readonly id: number
  readonly address: string
  readonly confirmed: boolean
}

/** @returns the member's addresses, in the order in which they came */
export async function addressesOf(db: Db, userId: number): Promise<readonly ReaderAddress[]> {
  const rows = await db
    .selectFrom('reader_addresses')
    .select(['id', 'address', 'confirmed_at'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, address, confirmed_at }) => ({ id, address, confirmed: confirmed_at !== null }))
}

/** @param confirmed whether nobody need be asked
 * @returns its number; undefined when the member has it already */
export async function addAddress(
  db: Db,
  one: { readonly userId: number; readonly address: string; readonly confirmed: boolean; readonly now: Date },
): Promise<number | undefined> {
  const at = one.now.toISOString()
  const row = { user_id: one.userId, address: one.address, created_at: at, confirmed_at: one.confirmed ? at : null }
  try {
    return (await db.insertInto('reader_addresses').values(row).returning('id').executeTakeFirstOrThrow()).id
  } catch (error) {
    if (isDuplicate(error)) return undefined
    throw error
  }
}

/** Its owner said yes; saying it again changes nothing.
 * @returns whether the address is still there */
export async function confirmAddress(trx: Transaction, id: number, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('reader_addresses')
    .set((update) => ({ confirmed_at: update.fn.coalesce('confirmed_at', update.val(now.toISOString())) }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns undefined when it was removed */
export async function addressById(
  db: Db,
  id: number,
): Promise<{ readonly address: string; readonly login: string } | undefined> {
  return db
    .selectFrom('reader_addresses')
    .innerJoin('users', 'users.id', 'reader_addresses.user_id')
    .select(['reader_addresses.address', 'users.login'])
    .where('reader_addresses.id', '=', id)
    .executeTakeFirst()
}

/** Somebody else's is left alone. */
export async function removeAddress(trx: Transaction, userId: number, id: number): Promise<void> {
  await trx.deleteFrom('reader_addresses').where('user_id', '=', userId).where('id', '=', id).execute()
}
