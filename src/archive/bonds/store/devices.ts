import type { Db, Transaction } from '../../../schema/index.ts'
import type { Bond } from '../rules.ts'

/** A key of a member's, shut with a passphrase or a code. */
export interface Lock {
  readonly kind: 'passphrase' | 'code'
  readonly salt: string
  readonly iterations: number
  readonly wrapped: string
}

/** What the archive keeps of a browser's keys. */
export interface NewDevice {
  readonly publicKey: string
  readonly wrapped: string
  readonly name: string
}

export const MOST_DEVICES = 12

/** @returns a member's own locks and devices, all of it shut */
export async function keysOf(db: Db, userId: number) {
  const [locks, devices] = await Promise.all([
    db
      .selectFrom('bond_locks')
      .select(['kind', 'salt', 'iterations', 'wrapped'])
      .where('user_id', '=', userId)
      .execute(),
    db
      .selectFrom('bond_devices')
      .select(['id', 'public_key as publicKey', 'wrapped', 'name'])
      .where('user_id', '=', userId)
      .orderBy('id')
      .execute(),
  ])
  return { locks, devices }
}

/** Adds a browser; with locks, all that was before is gone: a member begins anew.
 * @returns its number, undefined when there are too many */
export async function addDevice(
  trx: Transaction,
  userId: number,
  device: NewDevice,
  locks: readonly Lock[],
  now: Date,
): Promise<number | undefined> {
  if (locks.length > 0) await forgetKeys(trx, userId)
  for (const lock of locks)
    await trx
      .insertInto('bond_locks')
      .values({ user_id: userId, ...lock })
      .execute()
  const { held } = await trx
    .selectFrom('bond_devices')
    .select((count) => count.fn.countAll<number>().as('held'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  if (held >= MOST_DEVICES) return undefined
  const { id } = await trx
    .insertInto('bond_devices')
    .values({
      user_id: userId,
      public_key: device.publicKey,
      wrapped: device.wrapped,
      name: device.name,
      created_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function forgetKeys(trx: Transaction, userId: number): Promise<void> {
  await trx.deleteFrom('bond_locks').where('user_id', '=', userId).execute()
  await trx.deleteFrom('bond_devices').where('user_id', '=', userId).execute()
}

/** @returns the devices of all in a bond */
export function devicesIn(db: Db, bond: Bond) {
  return db
    .selectFrom('bond_devices')
    .select(['id', 'user_id as user', 'public_key as publicKey'])
    .where(
      'user_id',
      'in',
      bond.hands.map(({ userId }) => userId),
    )
    .orderBy('id')
    .execute()
}
