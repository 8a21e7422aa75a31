import type { Db, Transaction } from '../../../schema/index.ts'

/** Whose file, from where, for whom here. */
export interface Journey {
  readonly userId: number
  /** the other archive's own id */
  readonly archive: string
  /** the login there */
  readonly account: string
}

/** Where a record has come to: null for what has no number here. */
export type Arrived = ReadonlyMap<string, number | null>

/** @returns what of this account came in already, by kind and key */
export async function arrivedOf(db: Db, { userId, archive, account }: Journey): Promise<Map<string, number | null>> {
  const rows = await db
    .selectFrom('account_arrivals')
    .select(['kind', 'their_key', 'our_id'])
    .where('user_id', '=', userId)
    .where('archive', '=', archive)
    .where('account', '=', account)
    .execute()
  return new Map(rows.map(({ kind, their_key, our_id }) => [nameOf(kind, their_key), our_id]))
}

export function nameOf(kind: string, key: string | number): string {
  return `${kind} ${key}`
}

/** An arrival on its way into the table. */
export interface Arrival {
  readonly kind: string
  readonly key: string
  readonly here: number | null
}

/** Notes arrivals in the transaction that brought them. */
export async function noteArrivals(trx: Transaction, journey: Journey, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return
  await trx
    .insertInto('account_arrivals')
    .values(
      arrivals.map(({ kind, key, here }) => ({
        user_id: journey.userId,
        archive: journey.archive,
        account: journey.account,
        kind,
        their_key: key,
        our_id: here,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** @returns where this came to with anybody's account from that archive; undefined when it did not */
export async function arrivedWithAnybody(
  db: Db,
  archive: string,
  kind: string,
  key: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('account_arrivals')
    .select('our_id')
    .where('archive', '=', archive)
    .where('kind', '=', kind)
    .where('their_key', '=', key)
    .where('our_id', 'is not', null)
    .orderBy('user_id')
    .limit(1)
    .executeTakeFirst()
  return row?.our_id ?? undefined
}
