import { isDuplicate } from '../../platform/db/duplicate.ts'
import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { archiveName } from './letterhead.ts'
import { alreadyMemberLetter, confirmationLetter } from './letters.ts'
import { hashPassword } from './passwords.ts'
import type { Problems, Registration } from './rules.ts'
import { findToken, issueToken, spendToken } from './tokens.ts'
import { findUser, findUserByLogin, insertUser } from './users.ts'

/**
 * Makes an account and has the address asked whether it is real. When the address has an account already, its owner
 * gets a mail and nothing else happens: whoever asked must not learn of it from the answer.
 * @param form has passed the rules
 * @returns what only the database could know to be wrong; nothing when all is well
 */
export async function register(house: House, form: Registration): Promise<Problems> {
  const passwordHash = await hashPassword(form.password)
  const archive = await archiveName(house)
  const attempt = () => house.db.transaction().execute((trx) => registerOnce(house, trx, form, passwordHash, archive))
  try {
    return await attempt()
  } catch (error) {
    // another took the name or the address between our look and our write; the second look sees it
    if (isDuplicate(error)) return attempt()
    throw error
  }
}

async function registerOnce(
  house: House,
  trx: Transaction,
  form: Registration,
  passwordHash: string,
  archive: string,
): Promise<Problems> {
  const now = house.now()
  if (await findUserByLogin(trx, form.login)) return { login: 'login-taken' }
  const invited = form.invitation === '' || (await findToken(trx, 'invitation', form.invitation, now))
  if (!invited) return { invitation: 'invitation-gone' }
  const owner = await findUser(trx, form.email)
  if (owner) {
    const resetPage = absolute(house.config, urls.forgottenPassword())
    await enqueue(trx, now, 'mail', alreadyMemberLetter({ archive, to: owner.email }, owner.login, resetPage))
    return {}
  }
  if (form.invitation !== '' && !(await spendToken(trx, 'invitation', form.invitation, now)))
    return { invitation: 'invitation-gone' }
  const user = { login: form.login, email: form.email, passwordHash, emailConfirmed: false, roles: [], now }
  const userId = await insertUser(trx, user)
  await askAddress(house, trx, { userId, login: form.login, email: form.email, archive })
  return {}
}

/** Sends the mail whose link confirms an address. */
export async function askAddress(
  house: House,
  trx: Transaction,
  {
    userId,
    login,
    email,
    archive,
  }: { readonly userId: number; readonly login: string; readonly email: string; readonly archive: string },
): Promise<void> {
  const now = house.now()
  const secret = await issueToken(trx, { kind: 'confirm-email', now, userId, email })
  const link = absolute(house.config, urls.confirmEmail(secret))
  await enqueue(trx, now, 'mail', confirmationLetter({ archive, to: email }, login, link))
}
