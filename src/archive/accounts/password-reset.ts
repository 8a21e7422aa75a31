import { z } from 'zod'
import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { withdrawFeed } from './feed-keys.ts'
import { withdrawKey } from './keys.ts'
import { archiveName } from './letterhead.ts'
import { passwordChangedLetter, resetLetter } from './letters.ts'
import { hashPassword } from './passwords.ts'
import { type Problems, passwordProblem } from './rules.ts'
import { closeOtherSessions } from './sessions.ts'
import { findToken, issueToken, spendToken, tokensSince, voidTokens } from './tokens.ts'
import { findUser, findUserById, setConfirmedEmail, setPassword, type User } from './users.ts'

const HOUR = 3_600_000
/** Links in an hour; whoever asks more often has mails enough, and nobody's mailbox is to be filled by a stranger. */
const LINKS_AN_HOUR = 3

const request = z.object({ account: z.string() })

/** Puts the asking off to the queue: so the answer takes as long, and reads the same, whether there is such an account. */
export async function askForReset(house: House, account: string): Promise<void> {
  await house.db
    .transaction()
    .execute((trx) => enqueue(trx, house.now(), 'reset-password', { account: account.slice(0, 300) }))
}

/** The queue's part: mails the link, if there is such an account. */
export async function mailResetLink(house: House, payload: unknown): Promise<void> {
  const { account } = request.parse(payload)
  const archive = await archiveName(house)
  await house.db.transaction().execute(async (trx) => {
    const user = await findUser(trx, account)
    const hourAgo = new Date(house.now().getTime() - HOUR)
    if (!user || (await tokensSince(trx, 'reset-password', user.id, hourAgo)) >= LINKS_AN_HOUR) return
    const secret = await issueToken(trx, {
      kind: 'reset-password',
      now: house.now(),
      userId: user.id,
      email: user.email,
    })
    const link = absolute(house.config, urls.resetPassword(secret))
    await enqueue(trx, house.now(), 'mail', resetLetter({ archive, to: user.email }, user.login, link))
  })
}

/** Makes a link that whoever runs the archive hands over by themselves.
 * @returns its address, from the root */
export async function makeResetLink(house: House, userId: number, createdBy?: number): Promise<string> {
  const secret = await house.db.transaction().execute((trx) =>
    issueToken(trx, {
      kind: 'reset-password',
      now: house.now(),
      userId,
      ...(createdBy === undefined ? {} : { createdBy }),
    }),
  )
  return urls.resetPassword(secret)
}

/** Chooses a new password with a link; every browser is logged out, and other such links are void.
 * @returns the problems of the password, or undefined when the link is good no more */
export async function resetPassword(house: House, secret: string, password: string): Promise<Problems | undefined> {
  const now = house.now()
  const token = await findToken(house.db, 'reset-password', secret, now)
  const user = token?.userId && (await findUserById(house.db, token.userId))
  if (!user) return undefined
  const problem = passwordProblem(password, [user.login, user.email])
  if (problem) return { password: problem }
  const passwordHash = await hashPassword(password)
  const archive = await archiveName(house)
  return house.db.transaction().execute(async (trx) => {
    if (!(await spendToken(trx, 'reset-password', secret, now))) return undefined
    await replace(house, trx, { ...user, archive }, passwordHash)
    // the link went to this address and came back: it is theirs
    if (token.email === user.email && !user.emailConfirmedAt) await setConfirmedEmail(trx, user.id, user.email, now)
    return {}
  })
}

/** Gives the account another password: its browsers are logged out, links to new passwords and keys of
 * programs are void, the owner is told.
 * @param sessionId the browser that stays logged in */
export async function replacePassword(
  house: House,
  { id, login, email }: Pick<User, 'id' | 'login' | 'email'>,
  password: string,
  sessionId?: string,
): Promise<void> {
  const passwordHash = await hashPassword(password)
  const archive = await archiveName(house)
  await house.db
    .transaction()
    .execute((trx) => replace(house, trx, { id, login, email, archive }, passwordHash, sessionId))
}

async function replace(
  house: House,
  trx: Transaction,
  { id, login, email, archive }: Pick<User, 'id' | 'login' | 'email'> & { readonly archive: string },
  passwordHash: string,
  sessionId?: string,
): Promise<void> {
  await setPassword(trx, id, passwordHash)
  await closeOtherSessions(trx, id, sessionId)
  await voidTokens(trx, 'reset-password', id)
  await withdrawKey(trx, id)
  await withdrawFeed(trx, id)
  const resetPage = absolute(house.config, urls.forgottenPassword())
  await enqueue(trx, house.now(), 'mail', passwordChangedLetter({ archive, to: email }, login, resetPage))
}
