import { randomBytes } from 'node:crypto'
import type { Db, Transaction } from '../../../schema/index.ts'
import type { House } from '../../house.ts'
import { secretId } from '../secrets.ts'
import { seal, unseal } from './seal.ts'
import { base32, newTotpSecret, stepOf } from './totp.ts'

const CODES = 10

/** How an account's second step stands. */
export interface SecondStep {
  /** base 32; shown only while it is being set up */
  readonly secret: string
  readonly confirmed: boolean
  readonly lastStep: number
}

/** @returns undefined for an account that has none, not even begun */
export async function secondStepOf(house: House, db: Db, userId: number): Promise<SecondStep | undefined> {
  const row = await db.selectFrom('second_steps').selectAll().where('user_id', '=', userId).executeTakeFirst()
  const secret = row && unseal(house, row.sealed)
  return row && secret !== undefined
    ? { secret, confirmed: row.confirmed_at !== null, lastStep: row.last_step }
    : undefined
}

/** @returns whether a code is asked for after the password */
export async function asksForCode(db: Db, userId: number): Promise<boolean> {
  const row = await db
    .selectFrom('second_steps')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Begins to set it up with a new secret; one that is in use stays. */
export async function beginSecondStep(house: House, trx: Transaction, userId: number): Promise<void> {
  await trx.deleteFrom('second_steps').where('user_id', '=', userId).where('confirmed_at', 'is', null).execute()
  await trx
    .insertInto('second_steps')
    .values({ user_id: userId, sealed: seal(house, newTotpSecret()), made_at: house.now().toISOString(), last_step: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes a code, once: the first one confirms that codes are made. Of two who bring the same one at once, one gets false. */
export async function takeCode(house: House, trx: Transaction, userId: number, typed: string): Promise<boolean> {
  const known = await secondStepOf(house, trx, userId)
  const step = known && stepOf(known.secret, typed, house.now(), known.lastStep)
  if (step === undefined) return false
  const { numUpdatedRows } = await trx
    .updateTable('second_steps')
    .set((old) => ({
      last_step: step,
      confirmed_at: old.fn.coalesce('confirmed_at', old.val(house.now().toISOString())),
    }))
    .where('user_id', '=', userId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @param typed with dashes and blanks or without, in any case
 * @returns whether it was one of the account's own; it is used up */
export async function takeRecoveryCode(trx: Transaction, userId: number, typed: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('recovery_codes')
    .where('id', '=', codeId(userId, typed))
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Makes ten new codes in place of all old ones.
 * @returns them, for the only time */
export async function newRecoveryCodes(trx: Transaction, userId: number): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, () =>
    base32(randomBytes(10))
      .toLowerCase()
      .replace(/(.{4})(?=.)/g, '$1-'),
  )
  await trx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  await trx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ id: codeId(userId, code), user_id: userId })))
    .execute()
  return codes
}

export async function countRecoveryCodes(db: Db, userId: number): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_codes')
    .select((count) => count.fn.countAll<number>().as('left'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return left
}

/** From here on the password is enough again. */
export async function endSecondStep(trx: Transaction, userId: number): Promise<void> {
  await trx.deleteFrom('second_steps').where('user_id', '=', userId).execute()
  await trx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
}

function codeId(userId: number, typed: string): string {
  return secretId(`${userId}:${typed.toLowerCase().replace(/[\s-]/g, '')}`)
}
