import { createHash, randomBytes } from 'node:crypto'
import type { Member } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { CODE_MINUTES, codeFrom, FETCH_HOURS, MOST_HANDED } from '../rules.ts'

/** A device that waits for somebody, or was given something. */
export interface Handover {
  readonly id: number
  /** null when it is good no more */
  readonly code: string | null
  /** who gives; undefined while nobody has typed the code */
  readonly giver: Member | undefined
  readonly workIds: readonly number[]
}

/** Makes a code for a device, and forgets those that have run out.
 * @returns the secret in the device's address, of which only the hash is kept */
export async function openHandover(trx: Transaction, now: Date): Promise<string> {
  await trx.deleteFrom('handovers').where('expires_at', '<=', now.toISOString()).execute()
  const secret = randomBytes(32).toString('base64url')
  const code = await freeCode(trx)
  await trx
    .insertInto('handovers')
    .values({
      secret_id: hashed(secret),
      code,
      user_id: null,
      created_at: now.toISOString(),
      expires_at: later(now, CODE_MINUTES * 60_000),
    })
    .execute()
  return secret
}

/** Of two devices that draw the same code at once the unique column lets one pass. */
async function freeCode(trx: Transaction): Promise<string> {
  const code = codeFrom(randomBytes(6))
  const taken = await trx.selectFrom('handovers').select('id').where('code', '=', code).executeTakeFirst()
  return taken ? freeCode(trx) : code
}

/** @returns undefined for a secret that never was, or has run out */
export async function findHandover(db: Db, secret: string, now: Date): Promise<Handover | undefined> {
  const row = await db
    .selectFrom('handovers')
    .leftJoin('users', 'users.id', 'handovers.user_id')
    .select(['handovers.id', 'handovers.code', 'handovers.user_id', 'users.login', 'users.banned_at'])
    .where('handovers.secret_id', '=', hashed(secret))
    .where('handovers.expires_at', '>', now.toISOString())
    .executeTakeFirst()
  if (!row || row.banned_at) return undefined
  const works = await db
    .selectFrom('handover_works')
    .select('work_id')
    .where('handover_id', '=', row.id)
    .orderBy('position')
    .execute()
  const giver: Member | undefined =
    row.user_id === null || row.login === null
      ? undefined
      : { kind: 'member', id: row.user_id, login: row.login, roles: [], sessionId: '' }
  return { id: row.id, code: row.code, giver, workIds: works.map(({ work_id }) => work_id) }
}

/** Gives works to the device that shows the code. Whoever types it first is the only one who may give more.
 * @returns false when no device shows it to this member */
export async function handOver(
  trx: Transaction,
  code: string,
  { userId, workIds, now }: { readonly userId: number; readonly workIds: readonly number[]; readonly now: Date },
): Promise<boolean> {
  const row = await trx
    .updateTable('handovers')
    .set({ user_id: userId, expires_at: later(now, FETCH_HOURS * 3_600_000) })
    .where('code', '=', code)
    .where('expires_at', '>', now.toISOString())
    .where((or) => or.or([or('user_id', 'is', null), or('user_id', '=', userId)]))
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  const { last } = await trx
    .selectFrom('handover_works')
    .select((rows) => rows.fn.max('position').as('last'))
    .where('handover_id', '=', row.id)
    .executeTakeFirstOrThrow()
  const room = Math.max(0, MOST_HANDED - (last ?? 0))
  const given = workIds.slice(0, room).map((work_id, at) => ({
    handover_id: row.id,
    work_id,
    position: (last ?? 0) + 1 + at,
  }))
  if (given.length > 0)
    await trx
      .insertInto('handover_works')
      .values(given)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return true
}

/** The device needs it no more. */
export async function closeHandover(trx: Transaction, secret: string): Promise<void> {
  await trx.deleteFrom('handovers').where('secret_id', '=', hashed(secret)).execute()
}

function hashed(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

function later(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString()
}
