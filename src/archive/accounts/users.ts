import type { Selectable } from 'kysely'
import type { Db, Role, Tables, Transaction } from '../../schema/index.ts'
import { passwordMatches } from './passwords.ts'
import { insertPseud } from './pseuds.ts'

/** What a new account is made of; the rules have passed it. */
export interface NewUser {
  readonly login: string
  readonly email: string
  /** as hashPassword made it; null for an account without one */
  readonly passwordHash: string | null
  readonly emailConfirmed: boolean
  readonly roles: readonly Role[]
  /** of the first pen name; like the login when absent */
  readonly pseud?: string
  readonly now: Date
}

/** An account as its public page and its owner's pages need it. */
export interface User {
  readonly id: number
  readonly login: string
  readonly email: string
  readonly emailConfirmedAt: string | null
  readonly passwordHash: string | null
  /** sanitised HTML */
  readonly profile: string
  readonly createdAt: string
  /** posts and says nothing before; null for an account in good standing */
  readonly suspendedUntil: string | null
  /** cannot log in since; null for everybody else */
  readonly bannedAt: string | null
  readonly standingReason: string
}

/** Makes the account and its first pseud.
 * @returns the user's id
 * @throws when login or address is taken: the unique columns decide between two who ask at once */
export async function insertUser(trx: Transaction, user: NewUser): Promise<number> {
  const at = user.now.toISOString()
  const { id } = await trx
    .insertInto('users')
    .values({
      login: user.login,
      login_key: user.login.toLowerCase(),
      email: user.email,
      email_key: user.email.toLowerCase(),
      password_hash: user.passwordHash,
      email_confirmed_at: user.emailConfirmed ? at : null,
      created_at: at,
      suspended_until: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const role of user.roles) await trx.insertInto('user_roles').values({ user_id: id, role }).execute()
  await insertPseud(trx, { userId: id, name: user.pseud ?? user.login, isDefault: true, now: user.now })
  return id
}

/** @param name login or e-mail address, in any case */
export async function findUser(db: Db, name: string): Promise<User | undefined> {
  const key = name.trim().toLowerCase()
  const row = await db
    .selectFrom('users')
    .selectAll()
    .where((or) => or.or([or('login_key', '=', key), or('email_key', '=', key)]))
    .executeTakeFirst()
  return row && toUser(row)
}

/** @param login in any case; an e-mail address finds nobody here */
export async function findUserByLogin(db: Db, login: string): Promise<User | undefined> {
  const row = await db.selectFrom('users').selectAll().where('login_key', '=', login.toLowerCase()).executeTakeFirst()
  return row && toUser(row)
}

/** @returns undefined when the account is gone */
export async function findUserById(db: Db, userId: number): Promise<User | undefined> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirst()
  return row && toUser(row)
}

/** @returns whether there is any account at all; an archive without one has not been set up */
export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** @returns whether this is the account's password; false for an account without one, and for none */
export async function verifyPassword(db: Db, userId: number, password: string): Promise<boolean> {
  const row = await db.selectFrom('users').select('password_hash').where('id', '=', userId).executeTakeFirst()
  return passwordMatches(password, row?.password_hash ?? null)
}

/** @param passwordHash as hashPassword made it */
export async function setPassword(trx: Transaction, userId: number, passwordHash: string): Promise<void> {
  await trx.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute()
}

/** Replaces the hash that another program made, if nobody has done so since it was read. */
export async function replaceOldHash(
  db: Db,
  { id, passwordHash }: Pick<User, 'id' | 'passwordHash'>,
  hash: string,
): Promise<void> {
  await db
    .updateTable('users')
    .set({ password_hash: hash })
    .where('id', '=', id)
    .where('password_hash', '=', passwordHash)
    .execute()
}

/** @returns this login, or the first with a number behind it that nobody has */
export async function freeLogin(db: Db, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const login = number === 1 ? wanted : `${wanted.slice(0, 34)}_${number}`
    if (!(await findUserByLogin(db, login))) return login
  }
}

/** The address has answered.
 * @throws when it is another account's by now */
export async function setConfirmedEmail(trx: Transaction, userId: number, email: string, now: Date): Promise<void> {
  await trx
    .updateTable('users')
    .set({ email, email_key: email.toLowerCase(), email_confirmed_at: now.toISOString() })
    .where('id', '=', userId)
    .execute()
}

/** @param profile sanitised HTML */
export async function setProfile(trx: Transaction, userId: number, profile: string): Promise<void> {
  await trx.updateTable('users').set({ profile }).where('id', '=', userId).execute()
}

/** Takes the account away with its sessions, links and preferences. Pseuds that something is credited to stay as bare
 * names; what becomes of the works is decided before. Announcing it is the caller's part. */
export async function removeUser(trx: Transaction, userId: number): Promise<void> {
  await trx
    .deleteFrom('pseuds')
    .where('user_id', '=', userId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('creatorships').select('work_id').whereRef('creatorships.pseud_id', '=', 'pseuds.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('series_creators').select('series_id').whereRef('series_creators.pseud_id', '=', 'pseuds.id'),
        ),
      ),
    )
    .execute()
  await trx.deleteFrom('users').where('id', '=', userId).execute()
}

function toUser(row: Selectable<Tables['users']>): User {
  return {
    id: row.id,
    login: row.login,
    email: row.email,
    emailConfirmedAt: row.email_confirmed_at,
    passwordHash: row.password_hash,
    profile: row.profile,
    createdAt: row.created_at,
    suspendedUntil: row.suspended_until,
    bannedAt: row.banned_at,
    standingReason: row.standing_reason,
  }
}
