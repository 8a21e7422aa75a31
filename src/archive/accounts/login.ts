import type { Db } from '../../schema/index.ts'
import { passwordMatches } from './passwords.ts'
import { findUser, type User } from './users.ts'

/** How a try to log in ended. */
export type LoginOutcome =
  | { readonly kind: 'welcome'; readonly user: User }
  | { readonly kind: 'failed' }
  /** the password was right */
  | { readonly kind: 'banned'; readonly reason: string }

/** @param name login or e-mail address. Takes as long for an account that does not exist as for one that does */
export async function tryLogin(db: Db, name: string, password: string): Promise<LoginOutcome> {
  const user = await findUser(db, name)
  const matches = await passwordMatches(password.slice(0, 2000), user?.passwordHash ?? null)
  if (!user || !matches) return { kind: 'failed' }
  return user.bannedAt === null ? { kind: 'welcome', user } : { kind: 'banned', reason: user.standingReason }
}
