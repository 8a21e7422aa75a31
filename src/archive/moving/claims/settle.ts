import { isDuplicate } from '../../../platform/db/duplicate.ts'
import type { Transaction } from '../../../schema/index.ts'
import { absolute } from '../../absolute.ts'
import {
  adoptPseud,
  archiveName,
  dropBarePseud,
  findUserByLogin,
  hashPassword,
  insertUser,
  ORPHAN_NAME,
  type Problems,
} from '../../accounts/index.ts'
import { adoptComments, renameComments } from '../../comments/index.ts'
import type { House } from '../../house.ts'
import { enqueue } from '../../jobs/index.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { bringBackCredits, orphanCredits, passCredits, takeDownCredits } from '../../works/index.ts'
import { claimLetter, decisionLetter } from './letters.ts'
import { claimLink } from './links.ts'
import {
  authorsToMail,
  dropRequest,
  findImportedAuthor,
  findRequest,
  type ImportedAuthor,
  noteMailed,
  reopenAuthor,
  setPseudOf,
  settleAuthor,
  titlesOfName,
} from './store.ts'

/** Gives an author's works, series and comments to an account.
 * @returns false when somebody settled it before */
export async function claim(house: House, trx: Transaction, authorId: number, userId: number): Promise<boolean> {
  const [now, author] = [house.now(), await findImportedAuthor(trx, authorId)]
  if (!author || !(await settleAuthor(trx, authorId, { standing: 'claimed', userId, now }))) return false
  if (author.pseudId === null) return true
  const own = await adoptPseud(trx, author.pseudId, userId)
  await adoptComments(trx, author.pseudId, userId, own)
  if (own !== author.pseudId) {
    await passCredits(trx, author.pseudId, own, now)
    await setPseudOf(trx, authorId, own)
    await dropBarePseud(trx, author.pseudId)
  }
  await house.announce(trx, { kind: 'pseud-renamed', pseudId: own })
  return true
}

/** What somebody fills in who claims into a new account; the address is the one that the link was sent to. */
export interface NewAccount {
  readonly login: string
  readonly password: string
  readonly email: string
}

/** Makes an account that posts under the author's name, and gives it the works. The address has answered: the link was in its mailbox.
 * @param account has passed the rules
 * @returns the account's number, what only the database could know to be wrong, or `settled` */
export async function claimIntoNew(
  house: House,
  { id: authorId, name: pseud }: ImportedAuthor,
  { login, password, email }: NewAccount,
): Promise<number | Problems | 'settled'> {
  const passwordHash = await hashPassword(password)
  try {
    return await house.db.transaction().execute(async (trx) => {
      if (await findUserByLogin(trx, login)) return { login: 'login-taken' } as const
      const user = { login, email, passwordHash, emailConfirmed: true, roles: [], pseud, now: house.now() }
      const userId = await insertUser(trx, user)
      if (!(await claim(house, trx, authorId, userId))) throw new Settled()
      return userId
    })
  } catch (error) {
    if (error instanceof Settled) return 'settled'
    if (isDuplicate(error)) return { login: 'login-taken' }
    throw error
  }
}

/** Takes the account back that was made for nothing. */
class Settled extends Error {}

/** Leaves an author's works here without the name. */
export async function orphan(house: House, trx: Transaction, authorId: number): Promise<boolean> {
  const [now, author] = [house.now(), await findImportedAuthor(trx, authorId)]
  if (!author || !(await settleAuthor(trx, authorId, { standing: 'orphaned', now }))) return false
  if (author.pseudId === null) return true
  await renameComments(trx, author.pseudId, ORPHAN_NAME)
  await orphanCredits(trx, author.pseudId, now)
  await setPseudOf(trx, authorId, null)
  await dropBarePseud(trx, author.pseudId)
  return true
}

/** Takes an author's works down: into the bin, from where they are deleted after thirty days. */
export async function takeDown(house: House, trx: Transaction, authorId: number): Promise<boolean> {
  const [now, author] = [house.now(), await findImportedAuthor(trx, authorId)]
  if (!author || !(await settleAuthor(trx, authorId, { standing: 'taken-down', now }))) return false
  if (author.pseudId !== null) await takeDownCredits(trx, author.pseudId, now)
  return true
}

/** Who looks after imported authors. */
export interface Archivist {
  readonly id: number
  readonly login: string
}

/** Brings back what was taken down by mistake, as far as it still lies in the bin. */
export async function bringBack(house: House, trx: Transaction, authorId: number, by: Archivist): Promise<boolean> {
  const [now, author] = [house.now(), await findImportedAuthor(trx, authorId)]
  if (!author || !(await reopenAuthor(trx, authorId))) return false
  if (author.pseudId !== null) await bringBackCredits(trx, author.pseudId, now)
  const about = { kind: 'imported author', id: authorId, name: author.name }
  await leaveTrail(trx, { by, act: 'works-brought-back', about, now })
  return true
}

/** Mails an author the link, if they are unclaimed and have an address.
 * @returns whether a mail is on its way */
export async function mailLink(house: House, authorId: number): Promise<boolean> {
  const archive = await archiveName(house)
  return house.db.transaction().execute(async (trx) => {
    const author = await findImportedAuthor(trx, authorId)
    if (author?.standing !== 'unclaimed' || author.email === null || author.pseudId === null) return false
    const titles = (await titlesOfName(trx, author.pseudId)).map(({ title }) => title)
    const about = { name: author.name, from: author.archive, titles }
    const letter = claimLetter({ archive, to: author.email }, about, claimLink(house, authorId))
    await enqueue(trx, house.now(), 'mail', letter)
    await noteMailed(trx, authorId, house.now())
    return true
  })
}

/** Mails everybody who has an address and never got a link.
 * @returns how many mails are on their way */
export async function mailLinks(house: House): Promise<number> {
  let mailed = 0
  for (let ids = await authorsToMail(house.db); ids.length > 0; ids = await authorsToMail(house.db)) {
    const sent = await Promise.all(ids.map((id) => mailLink(house, id)))
    const count = sent.filter(Boolean).length
    mailed += count
    if (count === 0) break
  }
  return mailed
}

/** Decides on what a member asked, and tells them.
 * @returns false when somebody decided before */
export async function decide(house: House, requestId: number, accepted: boolean, by: Archivist): Promise<boolean> {
  const archive = await archiveName(house)
  return house.db.transaction().execute(async (trx) => {
    const request = await findRequest(trx, requestId)
    if (!request || !(await dropRequest(trx, requestId))) return false
    const { authorId, userId, author, login, email: to } = request
    if (accepted && !(await claim(house, trx, authorId, userId))) return false
    const link = absolute(house.config, accepted ? urls.user(login) : urls.importedAuthor(authorId))
    await enqueue(trx, house.now(), 'mail', decisionLetter({ archive, to }, { login, author, accepted }, link))
    const act = accepted ? 'works-given' : 'works-refused'
    const about = { kind: 'imported author', id: authorId, name: author }
    await leaveTrail(trx, { by, act, about, people: [userId], after: { member: login }, now: house.now() })
    return true
  })
}
