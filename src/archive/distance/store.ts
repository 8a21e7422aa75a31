import type { Db, Transaction } from '../../schema/index.ts'

/** `blocks`: the two have nothing to do with each other; `mutes`: the other is not seen */
export type Distance = 'blocks' | 'mutes'

export const MOST_KEPT_AWAY = 2000

/** Keeps somebody at a distance.
 * @returns false when there are too many already */
export async function keepAway(
  trx: Transaction,
  kind: Distance,
  userId: number,
  otherId: number,
  now: Date,
): Promise<boolean> {
  const { kept } = await trx
    .selectFrom(kind)
    .select((count) => count.fn.countAll<number>().as('kept'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  if (kept >= MOST_KEPT_AWAY) return false
  await trx
    .insertInto(kind)
    .values({ user_id: userId, other_id: otherId, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

/** Takes it back. */
export async function letNear(trx: Transaction, kind: Distance, userId: number, otherId: number): Promise<void> {
  await trx.deleteFrom(kind).where('user_id', '=', userId).where('other_id', '=', otherId).execute()
}

/** @returns the logins of those whom a member keeps away, by name */
export async function keptAway(db: Db, kind: Distance, userId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom(kind)
    .innerJoin('users', 'users.id', `${kind}.other_id`)
    .select('users.login')
    .where(`${kind}.user_id`, '=', userId)
    .orderBy('users.login_key')
    .execute()
  return rows.map(({ login }) => login)
}

/** Whether a member may have to do with these people: a block counts in both directions.
 * @returns `theirs` when one of them has blocked the member, `own` when the member has blocked one of them */
export async function blockBetween(
  db: Db,
  userId: number,
  others: readonly number[],
): Promise<'own' | 'theirs' | undefined> {
  const apart = others.filter((other) => other !== userId)
  if (apart.length === 0) return undefined
  const rows = await db
    .selectFrom('blocks')
    .select('user_id')
    .where((or) =>
      or.or([
        or.and([or('user_id', '=', userId), or('other_id', 'in', apart)]),
        or.and([or('other_id', '=', userId), or('user_id', 'in', apart)]),
      ]),
    )
    .execute()
  if (rows.length === 0) return undefined
  return rows.some(({ user_id }) => user_id !== userId) ? 'theirs' : 'own'
}

/** @returns those of these members who have not muted the other; all of them for a guest, whom nobody can mute */
export async function notMuting(
  db: Db,
  userIds: readonly number[],
  otherId: number | null,
): Promise<readonly number[]> {
  if (otherId === null || userIds.length === 0) return userIds
  const rows = await db
    .selectFrom('mutes')
    .select('user_id')
    .where('other_id', '=', otherId)
    .where('user_id', 'in', userIds)
    .execute()
  const muting = new Set(rows.map(({ user_id }) => user_id))
  return userIds.filter((userId) => !muting.has(userId))
}
