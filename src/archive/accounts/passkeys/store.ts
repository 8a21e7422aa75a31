import type { Db, Transaction } from '../../../schema/index.ts'
import { secretId } from '../secrets.ts'

/** A key of a device as its owner sees it in the list. */
export interface Passkey {
  readonly id: number
  readonly name: string
  readonly createdAt: string
  /** UTC day; null for never */
  readonly usedOn: string | null
}

/** What a device's answer is checked against. */
export interface KnownCredential {
  readonly userId: number
  /** base64url */
  readonly credential: string
  /** COSE key, base64url */
  readonly publicKey: string
  readonly counter: number
}

/** So many a member can have. */
export const MOST_PASSKEYS = 20
const MINUTES = 5

export async function passkeysOf(db: Db, userId: number): Promise<readonly Passkey[]> {
  const rows = await db
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at', 'used_on'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at, usedOn: row.used_on }))
}

/** @returns the names by which a member's devices know their keys, base64url */
export async function credentialsOf(db: Db, userId: number): Promise<readonly string[]> {
  const rows = await db.selectFrom('passkeys').select('credential').where('user_id', '=', userId).execute()
  return rows.map(({ credential }) => credential)
}

export async function findCredential(db: Db, credential: string): Promise<KnownCredential | undefined> {
  const row = await db
    .selectFrom('passkeys')
    .select(['user_id', 'credential', 'public_key', 'counter'])
    .where('credential', '=', credential)
    .executeTakeFirst()
  return row && { userId: row.user_id, credential: row.credential, publicKey: row.public_key, counter: row.counter }
}

/** @returns false when somebody has this key already */
export async function addPasskey(
  trx: Transaction,
  key: KnownCredential & { readonly name: string; readonly now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('passkeys')
    .values({
      user_id: key.userId,
      credential: key.credential,
      public_key: key.publicKey,
      counter: key.counter,
      name: key.name,
      created_at: key.now.toISOString(),
      used_on: null,
    })
    .onConflict((conflict) => conflict.column('credential').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Notes that a key was used. */
export async function usePasskey(trx: Transaction, credential: string, counter: number, now: Date): Promise<void> {
  await trx
    .updateTable('passkeys')
    .set({ counter, used_on: now.toISOString().slice(0, 10) })
    .where('credential', '=', credential)
    .execute()
}

/** @returns false for one that is not there or not theirs */
export async function removePasskey(trx: Transaction, userId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Keeps a question for a few minutes; those that nobody answered go. */
export async function keepChallenge(trx: Transaction, challenge: string, now: Date): Promise<void> {
  await trx.deleteFrom('passkey_challenges').where('until', '<', now.toISOString()).execute()
  const until = new Date(now.getTime() + MINUTES * 60_000).toISOString()
  await trx
    .insertInto('passkey_challenges')
    .values({ id: secretId(challenge), until })
    .execute()
}

/** @returns whether it was asked lately and not answered yet; of two answers at once, one gets true */
export async function takeChallenge(db: Db, challenge: string, now: Date): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey_challenges')
    .where('id', '=', secretId(challenge))
    .where('until', '>=', now.toISOString())
    .executeTakeFirst()
  return numDeletedRows > 0n
}
