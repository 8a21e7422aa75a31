import type { Db } from '../../schema/index.ts'
import { hashPassword, isOldHash, passwordMatches } from './passwords.ts'
import { loginFrom } from './rules.ts'
import { findUser, replaceOldHash, type User } from './users.ts'

/** How a try to log in ended. */
export type LoginOutcome =
  | { readonly kind: 'welcome'; readonly user: User }
  | { readonly kind: 'failed' }
  /** the password was right */
  | { readonly kind: 'banned'; readonly reason: string }

/** Whoever moved in with an old archive has a hash of that one's kind until now: it is replaced.
 * @param name login or e-mail address, or the name as the old archive had it. Takes as long for an account that does not exist as
 * for one that does */
export async function tryLogin(db: Db, name: string, password: string): Promise<LoginOutcome> {
  const user = (await findUser(db, name)) ?? (await findUser(db, loginFrom(name)))
  const matches = await passwordMatches(password.slice(0, 2000), user?.passwordHash ?? null)
  if (!user || !matches) return { kind: 'failed' }
  if (isOldHash(user.passwordHash)) await replaceOldHash(db, user, await hashPassword(password))
  return user.bannedAt === null ? { kind: 'welcome', user } : { kind: 'banned', reason: user.standingReason }
}
