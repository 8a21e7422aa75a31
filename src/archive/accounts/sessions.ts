import type { Member } from '../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import { newSecret, secretId } from './secrets.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long a browser stays logged in after it was last seen. */
export const SESSION_DAYS = { remembered: 90, once: 14 } as const

/** A browser that is logged in, as its owner sees it in the list. */
export interface Session {
  readonly id: string
  readonly createdAt: string
  readonly seenAt: string
  readonly userAgent: string
  readonly remembered: boolean
}

/** Logs a browser in.
 * @returns the token for its cookie; only its hash is kept */
export async function openSession(
  trx: Transaction,
  session: { readonly userId: number; readonly now: Date; readonly userAgent: string; readonly remembered: boolean },
): Promise<string> {
  const token = newSecret()
  await trx
    .insertInto('sessions')
    .values({
      id: secretId(token),
      user_id: session.userId,
      created_at: session.now.toISOString(),
      seen_at: session.now.toISOString(),
      expires_at: expiry(session.now, session.remembered),
      user_agent: session.userAgent.slice(0, 250),
      remembered: session.remembered ? 1 : 0,
    })
    .execute()
  return token
}

/** @param token from the cookie
 * @returns undefined when nobody is logged in with it (any more), or the account is closed */
export async function findMember(db: Db, token: string, now: Date): Promise<Member | undefined> {
  const id = secretId(token)
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('user_roles', 'user_roles.user_id', 'users.id')
    .select(['users.id', 'users.login', 'sessions.seen_at', 'sessions.remembered', 'user_roles.role'])
    .select(['users.suspended_until', 'users.standing_reason', 'users.adult_confirmed_at'])
    .where('sessions.id', '=', id)
    .where('sessions.expires_at', '>', now.toISOString())
    .where('users.banned_at', 'is', null)
    .execute()
  const [first] = row
  if (!first) return undefined
  if (Date.parse(first.seen_at) < now.getTime() - HOUR) await touch(db, id, now, first.remembered === 1)
  const roles = row.flatMap(({ role }) => (role === null ? [] : [role]))
  return { kind: 'member', id: first.id, login: first.login, roles, sessionId: id, ...standingOf(first, now) }
}

/** What is known of an account besides who it is, wherever its member comes from. */
export function standingOf(
  row: {
    readonly suspended_until: string | null
    readonly standing_reason: string
    readonly adult_confirmed_at: string | null
  },
  now: Date,
): Pick<Member, 'adult' | 'suspended'> {
  const { suspended_until: until, standing_reason: reason } = row
  const adult = row.adult_confirmed_at !== null
  return until !== null && until > now.toISOString() ? { adult, suspended: { until, reason } } : { adult }
}

/** @returns the person's logged-in browsers, the one last seen first */
export async function sessionsOf(db: Db, userId: number, now: Date): Promise<readonly Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('expires_at', '>', now.toISOString())
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    userAgent: row.user_agent,
    remembered: row.remembered === 1,
  }))
}

/** Logs one browser out; somebody else's is left alone. */
export async function closeSession(trx: Transaction, sessionId: string, userId: number): Promise<void> {
  await trx.deleteFrom('sessions').where('id', '=', sessionId).where('user_id', '=', userId).execute()
}

/** Logs out the browser that holds this token, if any does. */
export async function closeSessionOf(trx: Transaction, token: string): Promise<void> {
  await trx.deleteFrom('sessions').where('id', '=', secretId(token)).execute()
}

/** Logs all of a person's browsers out, but the one named. */
export async function closeOtherSessions(trx: Transaction, userId: number, except?: string): Promise<void> {
  await trx
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .execute()
}

async function touch(db: Db, id: string, now: Date, remembered: boolean): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ seen_at: now.toISOString(), expires_at: expiry(now, remembered) })
    .where('id', '=', id)
    .execute()
}

function expiry(now: Date, remembered: boolean): string {
  const days = remembered ? SESSION_DAYS.remembered : SESSION_DAYS.once
  return new Date(now.getTime() + days * DAY).toISOString()
}
