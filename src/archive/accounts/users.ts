import type { Db, Role, Transaction } from '../../schema/index.ts'
import { foldName } from '../../platform/text/fold.ts'

/** What a new account is made of; the rules have passed it. */
export interface NewUser {
  readonly login: string
  readonly email: string
  /** as hashPassword made it; null for an account without one */
  readonly passwordHash: string | null
  readonly emailConfirmed: boolean
  readonly roles: readonly Role[]
  readonly now: Date
}

/** Makes the account and its first pseud, named like the login.
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
  await insertPseud(trx, { userId: id, name: user.login, isDefault: true, now: user.now })
  return id
}

/** A new pen name; @returns its id */
export async function insertPseud(
  trx: Transaction,
  pseud: { readonly userId: number; readonly name: string; readonly isDefault: boolean; readonly now: Date },
): Promise<number> {
  const { id } = await trx
    .insertInto('pseuds')
    .values({
      user_id: pseud.userId,
      name: pseud.name,
      name_key: foldName(pseud.name),
      is_default: pseud.isDefault ? 1 : 0,
      created_at: pseud.now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A pen name with the account behind it. */
export interface Pseud {
  readonly id: number
  readonly name: string
  readonly isDefault: boolean
  /** null once the account is gone */
  readonly login: string | null
}

/** @returns the person's pen names, the default first, then by name */
export async function pseudsOf(db: Db, userId: number): Promise<readonly Pseud[]> {
  const rows = await db
    .selectFrom('pseuds')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select(['pseuds.id', 'pseuds.name', 'pseuds.is_default', 'users.login'])
    .where('pseuds.user_id', '=', userId)
    .orderBy('pseuds.is_default', 'desc')
    .orderBy('pseuds.name_key')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, isDefault: row.is_default === 1, login: row.login }))
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
}

/** @param name login or e-mail address, in any case */
export async function findUser(db: Db, name: string): Promise<User | undefined> {
  const key = name.trim().toLowerCase()
  const row = await db
    .selectFrom('users')
    .selectAll()
    .where((or) => or.or([or('login_key', '=', key), or('email_key', '=', key)]))
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      login: row.login,
      email: row.email,
      emailConfirmedAt: row.email_confirmed_at,
      passwordHash: row.password_hash,
      profile: row.profile,
      createdAt: row.created_at,
    }
  )
}
