import { isId } from '../../../platform/db/ids.ts'
import { isPostgres } from '../../../platform/db/open.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { type Bond, type Hand, pairOf } from '../rules.ts'

/** @returns the bonds that a member is in, the oldest first */
export function bondsOf(db: Db, userId: number): Promise<readonly Bond[]> {
  return readOne(db, userId, undefined, false)
}

/** @returns undefined when there is none, or the member is not in it: the two must look alike */
export async function bondOf(db: Db, bondId: number, userId: number): Promise<Bond | undefined> {
  return isId(bondId) ? (await readOne(db, userId, bondId, false))[0] : undefined
}

/** The same, and no shield of theirs moves until the transaction ends: whoever raises one waits, and what has not passed by
 * then does not. */
export function holdBonds(trx: Transaction, userId: number, bondId?: number): Promise<readonly Bond[]> {
  return readOne(trx, userId, bondId, true)
}

/** @returns all who are in a bond with one of these, each once */
export async function besides(db: Db, userIds: readonly number[]): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('bond_members as own')
    .innerJoin('bond_members as hand', 'hand.bond_id', 'own.bond_id')
    .select('hand.user_id')
    .distinct()
    .where('own.user_id', 'in', userIds)
    .whereRef('hand.user_id', '<>', 'own.user_id')
    .orderBy('hand.user_id')
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** Likewise for many members at once.
 * @returns by member; absent for who is in none */
export function holdBondsOf(
  trx: Transaction,
  userIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Bond[]>> {
  return read(trx, userIds, undefined, true)
}

async function readOne(db: Db, userId: number, bondId: number | undefined, hold: boolean): Promise<readonly Bond[]> {
  return (await read(db, [userId], bondId, hold)).get(userId) ?? []
}

async function read(
  db: Db,
  userIds: readonly number[],
  bondId: number | undefined,
  hold: boolean,
): Promise<ReadonlyMap<number, readonly Bond[]>> {
  const rows = await db
    .selectFrom('bond_members as own')
    .innerJoin('bonds', 'bonds.id', 'own.bond_id')
    .innerJoin('bond_members as hand', 'hand.bond_id', 'own.bond_id')
    .innerJoin('bond_choices', 'bond_choices.user_id', 'hand.user_id')
    .innerJoin('users', 'users.id', 'hand.user_id')
    .select(['bonds.id', 'bonds.leader_id', 'hand.user_id', 'hand.gives', 'hand.takes', 'hand.walks'])
    .select(['users.login', 'bond_choices.paused', 'own.user_id as own_id'])
    .where('own.user_id', 'in', userIds)
    .$if(bondId !== undefined, (query) => query.where('own.bond_id', '=', bondId ?? 0))
    .orderBy('bonds.id')
    .orderBy('users.login_key')
    .$if(hold && isPostgres(db), (query) => query.forShare(['hand', 'bond_choices']))
    .execute()
  const apart = await pairsApart(db, [...new Set(rows.map((row) => row.user_id))])
  const byMember = [...Map.groupBy(rows, ({ own_id }) => own_id)]
  return new Map(byMember.map(([userId, own]) => [userId, toBonds(own, apart)]))
}

function toBonds(rows: readonly Row[], apart: ReadonlySet<string>): readonly Bond[] {
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, hands]) => ({
    id,
    leaderId: hands[0]?.leader_id ?? null,
    hands: hands.map(toHand),
    apart,
  }))
}

type Row = {
  readonly id: number
  readonly leader_id: number | null
  readonly user_id: number
  readonly login: string
  readonly gives: number
  readonly takes: number
  readonly walks: number
  readonly paused: number
}

function toHand(row: Row): Hand {
  return {
    userId: row.user_id,
    login: row.login,
    gives: row.gives,
    takes: row.takes,
    paused: row.paused === 1,
    walks: row.walks === 1,
  }
}

async function pairsApart(db: Db, userIds: readonly number[]): Promise<ReadonlySet<string>> {
  if (userIds.length < 2) return new Set()
  const rows = await db
    .selectFrom('blocks')
    .select(['user_id', 'other_id'])
    .where('user_id', 'in', userIds)
    .where('other_id', 'in', userIds)
    .execute()
  return new Set(rows.map((row) => pairOf(row.user_id, row.other_id)))
}

/** Makes a bond between these, with all shields up.
 * @returns its number */
export async function openBond(trx: Transaction, userIds: readonly number[], now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('bonds')
    .values({ created_at: now.toISOString(), leader_id: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const userId of userIds) await seat(trx, id, userId, now)
  return id
}

/** Takes somebody into a circle. What the others had let pass was meant for those who were there: all shields go up. */
export async function joinBond(trx: Transaction, bondId: number, userId: number, now: Date): Promise<void> {
  await trx.updateTable('bond_members').set({ gives: 0, walks: 0 }).where('bond_id', '=', bondId).execute()
  await seat(trx, bondId, userId, now)
}

async function seat(trx: Transaction, bondId: number, userId: number, now: Date): Promise<void> {
  await trx
    .insertInto('bond_choices')
    .values({ user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .insertInto('bond_readers')
    .values({ user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .insertInto('bond_members')
    .values({ bond_id: bondId, user_id: userId, joined_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes a member out of a bond; where only one is left there is none any more, and all that was said in it goes. */
export async function leaveBond(trx: Transaction, bondId: number, userId: number): Promise<void> {
  await trx.deleteFrom('bond_members').where('bond_id', '=', bondId).where('user_id', '=', userId).execute()
  await trx.deleteFrom('bond_views').where('bond_id', '=', bondId).where('user_id', '=', userId).execute()
  await trx.deleteFrom('bond_views').where('bond_id', '=', bondId).where('viewer_id', '=', userId).execute()
  await trx.deleteFrom('bond_places').where('bond_id', '=', bondId).where('user_id', '=', userId).execute()
  await trx.deleteFrom('bond_mail').where('bond_id', '=', bondId).where('user_id', '=', userId).execute()
  await trx
    .updateTable('bonds')
    .set({ leader_id: null })
    .where('id', '=', bondId)
    .where('leader_id', '=', userId)
    .execute()
  await removeLonely(trx)
}

/** Ends the bonds in which fewer than two are left. */
export async function removeLonely(trx: Transaction): Promise<void> {
  await trx
    .deleteFrom('bonds')
    .where(({ selectFrom, fn, eb }) =>
      eb(
        selectFrom('bond_members')
          .select(fn.countAll<number>().as('hands'))
          .whereRef('bond_members.bond_id', '=', 'bonds.id'),
        '<',
        2,
      ),
    )
    .execute()
}

/** What happens when one member blocks another: what the two had alone ends; in a circle nothing passes between them any
 * more, and whoever was delivering is waited for. */
export async function partBonds(trx: Transaction, userId: number, otherId: number): Promise<void> {
  const common = (await bondsOf(trx, userId)).filter(({ hands }) => hands.some((hand) => hand.userId === otherId))
  for (const { id, hands } of common) {
    if (hands.length === 2) await trx.deleteFrom('bonds').where('id', '=', id).execute()
    else
      await trx
        .updateTable('bond_members')
        .set({ walks: 0 })
        .where('bond_id', '=', id)
        .where('user_id', 'in', [userId, otherId])
        .execute()
  }
  await trx
    .deleteFrom('bond_offers')
    .where((or) =>
      or.or([
        or.and([or('from_id', '=', userId), or('to_id', '=', otherId)]),
        or.and([or('from_id', '=', otherId), or('to_id', '=', userId)]),
      ]),
    )
    .execute()
}
