import { newSecret, secretId } from '../../../platform/web/secret.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { OFFER_DAYS } from '../rules.ts'

const DAY = 86_400_000

/** A bond that waits for an answer. */
export interface Offer {
  readonly id: number
  /** the circle that is offered; null for a bond of two */
  readonly bondId: number | null
  readonly from: { readonly userId: number; readonly login: string }
  /** undefined for a link */
  readonly to: { readonly userId: number; readonly login: string } | undefined
  /** UTC instant */
  readonly createdAt: string
}

interface NewOffer {
  readonly fromId: number
  readonly bondId: number | null
  readonly now: Date
}

/** Offers by name. */
export async function offerTo(trx: Transaction, toId: number, offer: NewOffer): Promise<void> {
  await trx
    .insertInto('bond_offers')
    .values({ ...columnsOf(offer), to_id: toId, secret_id: null })
    .execute()
}

/** Offers to whoever brings the link.
 * @returns the link's secret, which is kept nowhere */
export async function offerByLink(trx: Transaction, offer: NewOffer): Promise<string> {
  const secret = newSecret()
  await trx
    .insertInto('bond_offers')
    .values({ ...columnsOf(offer), to_id: null, secret_id: secretId(secret) })
    .execute()
  return secret
}

function columnsOf({ fromId, bondId, now }: NewOffer) {
  return {
    bond_id: bondId,
    from_id: fromId,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + OFFER_DAYS * DAY).toISOString(),
  }
}

function openOffers(db: Db, now: Date) {
  return db
    .selectFrom('bond_offers')
    .innerJoin('users as giver', 'giver.id', 'bond_offers.from_id')
    .leftJoin('users as taker', 'taker.id', 'bond_offers.to_id')
    .select(['bond_offers.id', 'bond_offers.bond_id', 'from_id', 'giver.login as giver', 'to_id'])
    .select(['taker.login as taker', 'bond_offers.created_at'])
    .where('expires_at', '>', now.toISOString())
    .orderBy('bond_offers.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof openOffers>['execute']>>[number]

function toOffer(row: Row): Offer {
  return {
    id: row.id,
    bondId: row.bond_id,
    from: { userId: row.from_id, login: row.giver },
    to: row.to_id === null ? undefined : { userId: row.to_id, login: row.taker ?? '' },
    createdAt: row.created_at,
  }
}

/** @returns what others offer a member, and what the member has offered */
export async function offersAround(
  db: Db,
  userId: number,
  now: Date,
): Promise<{ readonly received: readonly Offer[]; readonly made: readonly Offer[] }> {
  const rows = await openOffers(db, now)
    .where((or) => or.or([or('from_id', '=', userId), or('to_id', '=', userId)]))
    .execute()
  const offers = rows.map(toOffer)
  return {
    received: offers.filter(({ to }) => to?.userId === userId),
    made: offers.filter(({ from }) => from.userId === userId),
  }
}

/** @returns the open offer with this link */
export async function offerBehind(db: Db, secret: string, now: Date): Promise<Offer | undefined> {
  const row = await openOffers(db, now).where('secret_id', '=', secretId(secret)).executeTakeFirst()
  return row && toOffer(row)
}

/** Takes an offer out, used or taken back.
 * @returns whether it was there: of two who answer at once one gets false */
export async function spendOffer(trx: Transaction, offerId: number): Promise<boolean> {
  const gone = await trx.deleteFrom('bond_offers').where('id', '=', offerId).returning('id').executeTakeFirst()
  return gone !== undefined
}
