import type { Config } from '../../config.ts'
import { isDuplicate } from '../../platform/db/duplicate.ts'
import type { Db } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { archiveName } from './letterhead.ts'
import { addressInUseLetter, addressLeavingLetter } from './letters.ts'
import { askAddress } from './registration.ts'
import type { AccountProblem } from './rules.ts'
import { spendToken, voidTokens } from './tokens.ts'
import { findUser, findUserById, setConfirmedEmail, type User } from './users.ts'

/** Asks the new address whether it is real and tells the old one. An address that another account has is told, and
 * whoever asked hears the same as ever.
 * @param email has passed the rules */
export async function askForChange(house: House, user: User, email: string): Promise<void> {
  const archive = await archiveName(house)
  const now = house.now()
  await house.db.transaction().execute(async (trx) => {
    await voidTokens(trx, 'confirm-email', user.id)
    await enqueue(trx, now, 'mail', addressLeavingLetter({ archive, to: user.email }, user.login, email))
    const owner = await findUser(trx, email)
    if (owner && owner.id !== user.id)
      return enqueue(trx, now, 'mail', addressInUseLetter({ archive, to: owner.email }, owner.login))
    return askAddress(house, trx, { userId: user.id, login: user.login, email, archive })
  })
}

/** Sends the confirming mail for the address that the account has now once more. */
export async function askAgain(house: House, user: User): Promise<void> {
  const archive = await archiveName(house)
  await house.db.transaction().execute(async (trx) => {
    await voidTokens(trx, 'confirm-email', user.id)
    await askAddress(house, trx, { userId: user.id, login: user.login, email: user.email, archive })
  })
}

/** The link from the mail was followed.
 * @returns what stands in the way; undefined when the address is confirmed now; `link-gone` when the link is good no more */
export async function confirmEmail(house: House, secret: string): Promise<AccountProblem | 'link-gone' | undefined> {
  const now = house.now()
  try {
    return await house.db.transaction().execute(async (trx) => {
      const token = await spendToken(trx, 'confirm-email', secret, now)
      if (!token?.userId || !token.email) return 'link-gone' as const
      await setConfirmedEmail(trx, token.userId, token.email, now)
      await voidTokens(trx, 'confirm-email', token.userId)
      // a link that lies in the old mailbox must not open the account any more
      await voidTokens(trx, 'reset-password', token.userId)
      return undefined
    })
  } catch (error) {
    if (isDuplicate(error)) return 'email-taken'
    throw error
  }
}

/** @returns whether this member may not post yet: only where mails really leave can an address be confirmed */
export async function awaitsConfirmation(db: Db, config: Pick<Config, 'smtp'>, userId: number): Promise<boolean> {
  if (config.smtp === '') return false
  const user = await findUserById(db, userId)
  return user !== undefined && user.emailConfirmedAt === null
}
