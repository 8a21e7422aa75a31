import { z } from 'zod'
import { absolute } from '../archive/absolute.ts'
import {
  emailProblem,
  findUser,
  hashPassword,
  insertUser,
  listMembers,
  loginProblem,
  makeResetLink,
  named,
  passwordProblem,
  ROLES,
  replacePassword,
  sentencesFor,
} from '../archive/accounts/index.ts'
import type { House } from '../archive/house.ts'
import { isDuplicate } from '../platform/db/duplicate.ts'
import { isoDay } from '../platform/text/dates.ts'
import { UsageError } from './command.ts'

const LISTED_AT_ONCE = 500

/** What was asked for on the command line. */
export interface WantedUser {
  readonly login: string
  readonly email: string
  readonly password: string
  readonly roles: readonly string[]
}

/** @returns the line that says it is done
 * @throws {UsageError} with a sentence for everything that is wrong */
export async function addUser(house: House, { login, email, password, roles }: WantedUser): Promise<string> {
  const known = z.array(z.enum(ROLES)).safeParse([...new Set(roles)])
  if (!known.success) throw new UsageError(`--role is one of ${ROLES.join(', ')}`)
  refuseProblems(
    named({
      login: loginProblem(login),
      email: emailProblem(email),
      password: passwordProblem(password, [login, email]),
    }),
  )
  const passwordHash = await hashPassword(password)
  const user = { login, email, passwordHash, emailConfirmed: true, roles: known.data, now: house.now() }
  try {
    await house.db.transaction().execute((trx) => insertUser(trx, user))
  } catch (error) {
    if (isDuplicate(error))
      throw new Error(`there is an account with the name ${login} or the address ${email} already`)
    throw error
  }
  return `${login} is a member now${known.data.length > 0 ? `: ${known.data.join(', ')}` : ''}.\n`
}

/** @returns a table, or one JSON array */
export async function listUsers(house: House, json: boolean): Promise<string> {
  const members = await everyMember(house)
  if (json) {
    const rows = members.map(({ login, email, emailConfirmed, createdAt, suspendedUntil, roles }) => ({
      login,
      email,
      email_confirmed: emailConfirmed,
      created_at: createdAt,
      suspended_until: suspendedUntil,
      roles,
    }))
    return `${JSON.stringify(rows, null, 2)}\n`
  }
  if (members.length === 0) return 'There are no accounts yet.\n'
  const width = Math.max(...members.map(({ login }) => login.length))
  const lines = members.map(({ login, email, createdAt, roles }) =>
    [login.padEnd(width), isoDay(createdAt), email, roles.join(',')].join('  ').trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

/** @param name login or e-mail address; @param password the new one; without it a link is made
 * @returns the link, or the line that says it is done */
export async function resetUser(house: House, name: string, password: string | undefined): Promise<string> {
  if (name === '') throw new UsageError('reset-password needs the name of an account')
  const user = await findUser(house.db, name)
  if (!user) throw new Error(`there is no account "${name}"`)
  if (password === undefined) return `${absolute(house.config, await makeResetLink(house, user.id))}\n`
  refuseProblems(named({ password: passwordProblem(password, [user.login, user.email]) }))
  await replacePassword(house, user, password)
  return `${user.login} has a new password, and all browsers are logged out.\n`
}

async function everyMember(house: House) {
  const first = await listMembers(house.db, { search: '', after: '', limit: LISTED_AT_ONCE })
  const members = [...first.members]
  for (let { after } = first; after !== undefined; ) {
    const more = await listMembers(house.db, { search: '', after, limit: LISTED_AT_ONCE })
    members.push(...more.members)
    after = more.after
  }
  return members
}

function refuseProblems(problems: ReturnType<typeof named>): void {
  const sentences = Object.values(sentencesFor(problems))
  if (sentences.length > 0) throw new UsageError(sentences.join('\n'))
}
