import type { Member } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import type { SentState } from '../rules.ts'

const KEPT_DAYS = 30
const DAY = 86_400_000

/** A work that was sent to an e-reader. */
export interface Sent {
  readonly title: string
  readonly address: string
  readonly state: SentState
  readonly at: string
}

/** @returns what the member has sent of late, the newest first */
export async function sentOf(db: Db, userId: number): Promise<readonly Sent[]> {
  const rows = await db
    .selectFrom('sent_books')
    .select(['title', 'address', 'state', 'created_at'])
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ state, created_at, ...row }) => ({ ...row, state: state as SentState, at: created_at }))
}

/** @returns how many works the member has sent within a day before now */
export async function sentToday(db: Db, userId: number, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('sent_books')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('created_at', '>', new Date(now.getTime() - DAY).toISOString())
    .executeTakeFirstOrThrow()
  return count
}

/** Writes down that a work is to be sent, and forgets what was sent long ago. @returns its number */
export async function noteSending(
  trx: Transaction,
  one: {
    readonly userId: number
    readonly address: string
    readonly workId: number
    readonly title: string
    readonly now: Date
  },
): Promise<number> {
  const before = new Date(one.now.getTime() - KEPT_DAYS * DAY).toISOString()
  await trx.deleteFrom('sent_books').where('user_id', '=', one.userId).where('created_at', '<', before).execute()
  const row = { user_id: one.userId, address: one.address, work_id: one.workId, title: one.title }
  const { id } = await trx
    .insertInto('sent_books')
    .values({ ...row, state: 'waits' satisfies SentState, created_at: one.now.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What a mail is made from. */
export interface ToSend {
  readonly address: string
  readonly workId: number | null
  readonly member: Member
}

/** @returns undefined when there is nothing to send any more: it has left, the address was removed, or the account is closed */
export async function toSend(db: Db, id: number): Promise<ToSend | undefined> {
  const row = await db
    .selectFrom('sent_books')
    .innerJoin('users', 'users.id', 'sent_books.user_id')
    .innerJoin('reader_addresses', (join) =>
      join
        .onRef('reader_addresses.user_id', '=', 'sent_books.user_id')
        .onRef('reader_addresses.address', '=', 'sent_books.address'),
    )
    .select(['sent_books.address', 'sent_books.work_id', 'users.id', 'users.login'])
    .where('sent_books.id', '=', id)
    .where('sent_books.state', '=', 'waits' satisfies SentState)
    .where('reader_addresses.confirmed_at', 'is not', null)
    .where('users.banned_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const member: Member = { kind: 'member', id: row.id, login: row.login, roles: [], sessionId: '' }
  return { address: row.address, workId: row.work_id, member }
}

/** What became of what waited. */
export async function setSent(db: Db, id: number, state: SentState): Promise<void> {
  await db
    .updateTable('sent_books')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'waits' satisfies SentState)
    .execute()
}
