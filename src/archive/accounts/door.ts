import type { Db, Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { archiveName } from './letterhead.ts'
import { waitingListLetter } from './letters.ts'
import type { AccountProblem } from './rules.ts'
import { issueToken } from './tokens.ts'

/** Whom a bar keeps from registering. */
export type BarKind = 'domain' | 'mail' | 'network'

/** A bar as the page of bars shows it. */
export interface Bar {
  readonly id: number
  readonly kind: BarKind
  /** the domain; of an address nothing but a hash is kept */
  readonly key: string
  readonly note: string
  readonly madeAt: string
  readonly until: string
}

type Keys = Pick<House, 'tokens'>

/** What is kept of what is barred: a domain as it is, of the address of a person a keyed hash. */
export function barKey({ tokens }: Keys, kind: BarKind, typed: string): string {
  const tidy = typed.trim().toLowerCase()
  return kind === 'domain' ? tidy.replace(/^@/, '') : tokens.sign('door', `${kind}:${tidy}`)
}

/** @returns why nobody can register with this address, or from this network; undefined when they can */
export async function barredBy(
  house: House,
  { email, network }: { readonly email: string; readonly network: string },
): Promise<AccountProblem | undefined> {
  const domains = domainsOf(email)
  const rows = await house.db
    .selectFrom('door_bans')
    .select(['kind', 'key'])
    .where('until', '>', house.now().toISOString())
    .where('key', 'in', [barKey(house, 'mail', email), barKey(house, 'network', network), ...domains])
    .execute()
  if (rows.some(({ kind }) => kind === 'mail' || kind === 'domain')) return 'email-refused'
  return rows.some(({ kind }) => kind === 'network') ? 'network-refused' : undefined
}

/** @returns the domain of an address and all above it: "a.b.example" gives "a.b.example", "b.example", "example" */
function domainsOf(email: string): readonly string[] {
  const parts = (email.toLowerCase().split('@').at(-1) ?? '').split('.')
  return parts.map((_, at) => parts.slice(at).join('.'))
}

/** @returns those in force, newest first; others are forgotten when the next one is made */
export async function barsInForce(db: Db, now: Date): Promise<readonly Bar[]> {
  const rows = await db
    .selectFrom('door_bans')
    .selectAll()
    .where('until', '>', now.toISOString())
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    key: row.key,
    note: row.note,
    madeAt: row.made_at,
    until: row.until,
  }))
}

/** @param days for which it holds */
export async function makeBar(
  trx: Transaction,
  bar: {
    readonly kind: BarKind
    readonly key: string
    readonly note: string
    readonly days: number
    readonly now: Date
  },
): Promise<void> {
  const at = bar.now.toISOString()
  const until = new Date(bar.now.getTime() + bar.days * 86_400_000).toISOString()
  await trx.deleteFrom('door_bans').where('until', '<=', at).execute()
  await trx
    .insertInto('door_bans')
    .values({ kind: bar.kind, key: bar.key, note: bar.note, made_at: at, until })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doUpdateSet({ note: bar.note, until }))
    .execute()
}

export async function dropBar(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('door_bans').where('id', '=', id).execute()
}

/** Puts an address onto the list of those who would like to be invited; one that is there stays where it is. */
export async function joinWaiting(trx: Transaction, email: string, now: Date): Promise<void> {
  await trx
    .insertInto('waiting_list')
    .values({ email, email_key: email.toLowerCase(), created_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .execute()
}

/** @returns how many wait */
export async function countWaitingForInvitation(db: Db): Promise<number> {
  const { waiting } = await db
    .selectFrom('waiting_list')
    .select((count) => count.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  return waiting
}

/** Invites those who wait longest, by mail; they leave the list.
 * @returns how many */
export async function inviteWaiting(house: House, trx: Transaction, most: number, by: number): Promise<number> {
  const rows = await trx.selectFrom('waiting_list').selectAll().orderBy('id').limit(most).execute()
  const archive = await archiveName(house)
  for (const { id, email } of rows) {
    const secret = await issueToken(trx, { kind: 'invitation', now: house.now(), createdBy: by, email })
    const link = absolute(house.config, urls.registerWith(secret))
    await enqueue(trx, house.now(), 'mail', waitingListLetter({ archive, to: email }, link))
    await trx.deleteFrom('waiting_list').where('id', '=', id).execute()
  }
  return rows.length
}
