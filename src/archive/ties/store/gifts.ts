import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { type ListFilters, listedBy, NOTHING_HIDDEN, type Tally, tallied, tallyOf } from '../../search/index.ts'
import { noteChange, visibleTo } from '../../works/index.ts'

/** Whom a work is for. */
export interface Gift {
  readonly id: number
  readonly name: string
  /** null for somebody without an account here */
  readonly login: string | null
  readonly state: 'offered' | 'accepted' | 'refused'
}

/** A gift as its recipient is asked about it. */
export interface OfferedGift {
  readonly id: number
  readonly workId: number
  readonly title: string
  readonly state: Gift['state']
}

/** @returns whom a work is for, in the order in which it was given
 * @param accepted only those who have said yes, as readers see it */
export async function giftsOf(db: Db, workId: number, accepted = false): Promise<readonly Gift[]> {
  return db
    .selectFrom('gifts')
    .leftJoin('users', 'users.id', 'gifts.user_id')
    .select(['gifts.id', 'gifts.name', 'gifts.state', 'users.login'])
    .where('gifts.work_id', '=', workId)
    .$if(accepted, (query) => query.where('gifts.state', '=', 'accepted'))
    .orderBy('gifts.id')
    .execute()
}

/** Gives a work to somebody. Whoever has refused it is not asked again.
 * @param userId null for somebody without an account; then nobody is asked
 * @returns whether that is new */
export async function give(
  trx: Transaction,
  workId: number,
  { userId, name, state }: { readonly userId: number | null; readonly name: string; readonly state: Gift['state'] },
  now: Date,
): Promise<boolean> {
  const given = await trx
    .insertInto('gifts')
    .values({ work_id: workId, user_id: userId, name, state, given_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (given && state === 'accepted') await noteChange(trx, [workId], now)
  return given !== undefined
}

/** Takes a gift back. One that was refused stays noted, so that it cannot be offered again. */
export async function takeBack(trx: Transaction, workId: number, giftId: number, now: Date): Promise<void> {
  await trx
    .deleteFrom('gifts')
    .where('id', '=', giftId)
    .where('work_id', '=', workId)
    .where('state', '!=', 'refused')
    .execute()
  await noteChange(trx, [workId], now)
}

/** The recipient answers, or thinks better of it.
 * @returns whether it was theirs to answer */
export async function answerGift(
  trx: Transaction,
  userId: number,
  giftId: number,
  state: 'accepted' | 'refused',
  now: Date,
): Promise<boolean> {
  const row = await trx
    .updateTable('gifts')
    .set({ state })
    .where('id', '=', giftId)
    .where('user_id', '=', userId)
    .returning('work_id')
    .executeTakeFirst()
  if (row) await noteChange(trx, [row.work_id], now)
  return row !== undefined
}

/** @returns gifts to a member in this state, of works that the viewer may see and does not hide, the newest first */
export async function giftsTo(
  db: Db,
  userId: number,
  states: readonly Gift['state'][],
  viewer: Viewer,
  most: number,
  filters: ListFilters = NOTHING_HIDDEN,
): Promise<readonly OfferedGift[]> {
  return giftsSeen(db, userId, states, viewer)
    .select(['gifts.id', 'works.id as workId', 'works.title', 'gifts.state'])
    .where(listedBy(filters))
    .orderBy('gifts.id', 'desc')
    .limit(most)
    .execute()
}

/** @returns how many of the works that a member has accepted the viewer's filters hide */
export async function countGifts(db: Db, userId: number, viewer: Viewer, filters: ListFilters): Promise<Tally> {
  const row = await giftsSeen(db, userId, ['accepted'], viewer).select(tallyOf(filters)).executeTakeFirstOrThrow()
  return tallied(filters, row)
}

function giftsSeen(db: Db, userId: number, states: readonly Gift['state'][], viewer: Viewer) {
  return db
    .selectFrom('gifts')
    .innerJoin('works', 'works.id', 'gifts.work_id')
    .where('gifts.user_id', '=', userId)
    .where('gifts.state', 'in', states)
    .where(visibleTo(viewer))
}
