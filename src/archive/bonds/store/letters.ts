import { isId } from '../../../platform/db/ids.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { type Bond, type Hand, ownHand, pairOf, passes, SHIELDS, type Shield } from '../rules.ts'
import { takeNumbers } from './readers.ts'

export type LetterKind = 'whisper' | 'impression'

/** What a browser has encrypted. */
export interface Sealed {
  readonly nonce: string
  readonly kind: LetterKind
  readonly body: string
  readonly commitment: string
  /** the letter's key for each device, by the device's number */
  readonly seals: ReadonlyMap<number, string>
}

/** A letter on its way to one member. */
export interface Delivered extends Omit<Sealed, 'seals'> {
  readonly seq: number
  readonly id: number
  readonly bondId: number
  readonly fromId: number
  readonly sentAt: string
  /** by the member's own devices */
  readonly seals: Readonly<Record<string, string>>
}

/** What becomes of a member's next piece of mail. */
export type Mail =
  | { readonly kind: 'letter'; readonly letter: Delivered }
  | { readonly kind: 'gone'; readonly seq: number; readonly id: number }

const SHIELD_OF: Readonly<Record<LetterKind, Shield>> = { whisper: 'whispers', impression: 'impressions' }
const AT_ONCE = 40

/** @returns whether the sender's own shield lets letters of this kind out */
export function mayWrite(own: Hand, kind: LetterKind): boolean {
  return !own.paused && (own.gives & SHIELDS[SHIELD_OF[kind]]) !== 0
}

/** Puts a letter into the mail of everybody in the bond; where the taker's shield is up it waits. Sent again, it is found and nothing is
 * done.
 * @param bond held in this transaction
 * @returns its number */
export async function insertLetter(
  trx: Transaction,
  bond: Bond,
  fromId: number,
  sealed: Sealed,
  now: Date,
): Promise<number> {
  const { nonce, kind, body, commitment } = sealed
  const row = await trx
    .insertInto('bond_letters')
    .values({ bond_id: bond.id, from_id: fromId, nonce, kind, body, commitment, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['from_id', 'nonce']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return letterNamed(trx, fromId, nonce)
  await insertSeals(trx, row.id, bond, sealed.seals)
  const own = ownHand(bond, fromId)
  const hands = bond.hands.filter(({ userId }) => !bond.apart.has(pairOf(userId, fromId)))
  for (const hand of hands.toSorted((a, b) => a.userId - b.userId)) {
    const through = hand.userId === fromId || passes(bond, SHIELD_OF[kind], own, hand)
    const seq = through ? await takeNumbers(trx, hand.userId, 1) : null
    await trx
      .insertInto('bond_mail')
      .values({ user_id: hand.userId, letter_id: row.id, bond_id: bond.id, seq })
      .execute()
  }
  return row.id
}

async function letterNamed(trx: Transaction, fromId: number, nonce: string): Promise<number> {
  const { id } = await trx
    .selectFrom('bond_letters')
    .select('id')
    .where('from_id', '=', fromId)
    .where('nonce', '=', nonce)
    .executeTakeFirstOrThrow()
  return id
}

/** Only to devices of those who are in the bond. */
async function insertSeals(trx: Transaction, letterId: number, bond: Bond, seals: ReadonlyMap<number, string>) {
  const devices = await trx
    .selectFrom('bond_devices')
    .select('id')
    .where(
      'user_id',
      'in',
      bond.hands.map(({ userId }) => userId),
    )
    .execute()
  const rows = devices.flatMap(({ id }) => {
    const sealed = seals.get(id)
    return sealed === undefined ? [] : [{ letter_id: letterId, device_id: id, sealed }]
  })
  if (rows.length > 0) await trx.insertInto('bond_seals').values(rows).execute()
}

/** The next mail of a member. What meets a raised shield is held back here, and waits until {@link releaseMail}.
 * @param bonds held in this transaction
 * @param after number of the last piece that has arrived */
export async function takeMail(
  trx: Transaction,
  bonds: readonly Bond[],
  userId: number,
  after: number,
): Promise<readonly Mail[]> {
  const rows = await trx
    .selectFrom('bond_mail')
    .leftJoin('bond_letters', 'bond_letters.id', 'bond_mail.letter_id')
    .select(['bond_mail.letter_id', 'seq', 'bond_mail.bond_id', 'gone', 'from_id', 'nonce', 'kind', 'body'])
    .select(['commitment', 'bond_letters.created_at'])
    .where('user_id', '=', userId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(AT_ONCE)
    .execute()
  const through = rows.filter((row) => row.gone === 1 || comesThrough(bonds, userId, row))
  await hold(
    trx,
    userId,
    rows.filter((row) => !through.includes(row)).map((row) => row.letter_id),
  )
  const seals = await sealsFor(
    trx,
    userId,
    through.map((row) => row.letter_id),
  )
  return through.map((row) =>
    row.gone === 1 || row.body === null
      ? { kind: 'gone', seq: row.seq ?? 0, id: row.letter_id }
      : { kind: 'letter', letter: toLetter(row, seals.get(row.letter_id) ?? []) },
  )
}

interface Row {
  readonly letter_id: number
  readonly seq: number | null
  readonly bond_id: number
  readonly from_id: number | null
  readonly nonce: string | null
  readonly kind: LetterKind | null
  readonly body: string | null
  readonly commitment: string | null
  readonly created_at: string | null
}

function comesThrough(bonds: readonly Bond[], userId: number, row: Row): boolean {
  if (row.from_id === userId) return true
  const bond = bonds.find(({ id }) => id === row.bond_id)
  const from = bond?.hands.find((hand) => hand.userId === row.from_id)
  return bond !== undefined && from !== undefined && row.kind !== null
    ? passes(bond, SHIELD_OF[row.kind], from, ownHand(bond, userId))
    : false
}

async function hold(trx: Transaction, userId: number, letterIds: readonly number[]): Promise<void> {
  if (letterIds.length === 0) return
  await trx
    .updateTable('bond_mail')
    .set({ seq: null })
    .where('user_id', '=', userId)
    .where('letter_id', 'in', letterIds)
    .execute()
}

type Seal = { readonly letter_id: number; readonly device_id: number; readonly sealed: string }

async function sealsFor(db: Db, userId: number, letterIds: readonly number[]): Promise<ReadonlyMap<number, Seal[]>> {
  if (letterIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('bond_seals')
    .innerJoin('bond_devices', 'bond_devices.id', 'bond_seals.device_id')
    .select(['letter_id', 'device_id', 'sealed'])
    .where('letter_id', 'in', letterIds)
    .where('user_id', '=', userId)
    .execute()
  return Map.groupBy(rows, (row) => row.letter_id)
}

function toLetter(row: Row, seals: readonly Seal[]): Delivered {
  return {
    seq: row.seq ?? 0,
    id: row.letter_id,
    bondId: row.bond_id,
    fromId: row.from_id ?? 0,
    nonce: row.nonce ?? '',
    kind: row.kind ?? 'whisper',
    body: row.body ?? '',
    commitment: row.commitment ?? '',
    sentAt: row.created_at ?? '',
    seals: Object.fromEntries(seals.map((seal) => [seal.device_id, seal.sealed])),
  }
}

/** Lets go what waited for a shield that is down now.
 * @param bond as it is after the change */
export async function releaseMail(trx: Transaction, bond: Bond): Promise<void> {
  const rows = await trx
    .selectFrom('bond_mail')
    .innerJoin('bond_letters', 'bond_letters.id', 'bond_mail.letter_id')
    .select(['user_id', 'letter_id', 'from_id', 'kind'])
    .where('bond_mail.bond_id', '=', bond.id)
    .where('seq', 'is', null)
    .orderBy('letter_id')
    .execute()
  const hands = new Map(bond.hands.map((hand) => [hand.userId, hand]))
  const free = rows.filter((row) => {
    const [from, to] = [hands.get(row.from_id), hands.get(row.user_id)]
    return from && to && passes(bond, SHIELD_OF[row.kind], from, to)
  })
  for (const [userId, mail] of [...Map.groupBy(free, (row) => row.user_id)].sort(([a], [b]) => a - b)) {
    let seq = await takeNumbers(trx, userId, mail.length)
    for (const { letter_id } of mail)
      await trx
        .updateTable('bond_mail')
        .set({ seq: seq++ })
        .where('user_id', '=', userId)
        .where('letter_id', '=', letter_id)
        .execute()
  }
}

/** Takes letters of a member back from everybody: those who have them hear that they are gone.
 * @param letterId one of them; all in the bond when absent
 * @returns how many there were */
export async function takeBackLetters(
  trx: Transaction,
  bond: Bond,
  fromId: number,
  letterId?: number,
): Promise<number> {
  const letters = await trx
    .deleteFrom('bond_letters')
    .where('bond_id', '=', bond.id)
    .where('from_id', '=', fromId)
    .$if(letterId !== undefined, (query) => query.where('id', '=', letterId ?? 0))
    .returning('id')
    .execute()
  if (letters.length === 0) return 0
  const ids = letters.map(({ id }) => id)
  await trx.deleteFrom('bond_mail').where('letter_id', 'in', ids).where('seq', 'is', null).execute()
  const mail = await trx
    .selectFrom('bond_mail')
    .select(['user_id', 'letter_id'])
    .where('letter_id', 'in', ids)
    .execute()
  for (const [userId, own] of [...Map.groupBy(mail, (row) => row.user_id)].sort(([a], [b]) => a - b)) {
    let seq = await takeNumbers(trx, userId, own.length)
    for (const { letter_id } of own)
      await trx
        .updateTable('bond_mail')
        .set({ seq: seq++, gone: 1 })
        .where('user_id', '=', userId)
        .where('letter_id', '=', letter_id)
        .execute()
  }
  return letters.length
}

/** @returns a letter that has come to this member; undefined when it has not, or was taken back */
export async function letterTo(db: Db, userId: number, letterId: number) {
  if (!isId(letterId)) return undefined
  return db
    .selectFrom('bond_mail')
    .innerJoin('bond_letters', 'bond_letters.id', 'bond_mail.letter_id')
    .select(['bond_letters.id', 'bond_letters.bond_id as bondId', 'from_id as fromId', 'commitment'])
    .where('bond_mail.user_id', '=', userId)
    .where('bond_mail.letter_id', '=', letterId)
    .where('from_id', '<>', userId)
    .where('seq', 'is not', null)
    .executeTakeFirst()
}
