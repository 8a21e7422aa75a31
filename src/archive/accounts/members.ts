import { type SqlBool, sql } from 'kysely'
import type { Db, Role, Transaction } from '../../schema/index.ts'

/** What a person may be trusted with beyond reading and writing. */
export const ROLES = ['admin', 'policy', 'moderator', 'wrangler', 'archivist'] as const satisfies readonly Role[]

/** A member as whoever runs the archive sees them in a list. */
export interface MemberLine {
  readonly id: number
  readonly login: string
  readonly email: string
  readonly emailConfirmed: boolean
  readonly createdAt: string
  readonly suspendedUntil: string | null
  readonly roles: readonly Role[]
}

/** A part of the members, by login. */
export interface MembersPage {
  readonly members: readonly MemberLine[]
  /** what to ask for next; undefined when there are no more */
  readonly after: string | undefined
}

/**
 * @param search part of a login or an address; empty for everybody
 * @param after login that the last part ended with; empty for the first part
 */
export async function listMembers(
  db: Db,
  { search, after, limit }: { readonly search: string; readonly after: string; readonly limit: number },
): Promise<MembersPage> {
  const part = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('users')
    .select(['id', 'login', 'email', 'email_confirmed_at', 'created_at', 'suspended_until'])
    .where('login_key', '>', after.toLowerCase())
    .$if(search !== '', (query) =>
      query.where(sql<SqlBool>`(login_key like ${part} escape '\\' or email_key like ${part} escape '\\')`),
    )
    .orderBy('login_key')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const roles = await rolesOf(
    db,
    shown.map(({ id }) => id),
  )
  const members = shown.map((row) => ({
    id: row.id,
    login: row.login,
    email: row.email,
    emailConfirmed: row.email_confirmed_at !== null,
    createdAt: row.created_at,
    suspendedUntil: row.suspended_until,
    roles: roles.get(row.id) ?? [],
  }))
  return { members, after: rows.length > limit ? shown.at(-1)?.login : undefined }
}

/** @returns the roles of each of these accounts that has any, by account */
export async function rolesOf(db: Db, userIds: readonly number[]): Promise<ReadonlyMap<number, readonly Role[]>> {
  if (userIds.length === 0) return new Map()
  const rows = await db.selectFrom('user_roles').selectAll().where('user_id', 'in', userIds).orderBy('role').execute()
  return new Map([...Map.groupBy(rows, (row) => row.user_id)].map(([id, own]) => [id, own.map(({ role }) => role)]))
}

/** Gives the account exactly these roles. */
export async function setRoles(trx: Transaction, userId: number, roles: readonly Role[]): Promise<void> {
  await trx.deleteFrom('user_roles').where('user_id', '=', userId).execute()
  for (const role of roles) await trx.insertInto('user_roles').values({ user_id: userId, role }).execute()
}

/** How an account stands from here on. What is not named stays as it is. */
export interface StandingChange {
  /** posts and says nothing before this instant; null for good standing */
  readonly suspendedUntil?: string | null
  /** cannot log in from here on; null to let the person in again */
  readonly bannedAt?: string | null
  /** as the person reads it; empty when nothing stands against them any more */
  readonly reason: string
}

export async function setStanding(
  trx: Transaction,
  userId: number,
  { suspendedUntil, bannedAt, reason }: StandingChange,
): Promise<void> {
  await trx
    .updateTable('users')
    .set({
      standing_reason: reason,
      ...(suspendedUntil === undefined ? {} : { suspended_until: suspendedUntil }),
      ...(bannedAt === undefined ? {} : { banned_at: bannedAt }),
    })
    .where('id', '=', userId)
    .execute()
}

/** @param since null when it is not known */
export async function setAdult(trx: Transaction, userId: number, since: Date | null): Promise<void> {
  await trx
    .updateTable('users')
    .set({ adult_confirmed_at: since?.toISOString() ?? null })
    .where('id', '=', userId)
    .execute()
}
