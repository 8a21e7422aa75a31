import {
  type AccountProblem,
  emailProblem,
  hashPassword,
  hasUsers,
  insertUser,
  loginProblem,
  named,
  type Problems,
  passwordProblem,
  spendToken,
} from '../accounts/index.ts'
import type { House } from '../house.ts'
import { MOST_CHARACTERS } from './rules.ts'

/** What a new archive begins with. */
export interface Beginning {
  /** of the archive */
  readonly name: string
  /** of the first administrator */
  readonly login: string
  readonly email: string
  readonly password: string
}

/** What is wrong with it; nothing when all is well. */
export function beginningProblems({ name, login, email, password }: Beginning): Problems {
  return named({
    name: nameProblem(name),
    login: loginProblem(login),
    email: emailProblem(email),
    password: passwordProblem(password, [login, email, name]),
  })
}

function nameProblem(name: string): AccountProblem | undefined {
  if (name === '') return 'name-missing'
  return [...name].length > MOST_CHARACTERS.name ? 'name-long' : undefined
}

/**
 * Names the archive and makes its first administrator, whose address counts as confirmed: the link was printed where
 * only the operator reads.
 * @returns the administrator's id; undefined when the link was used already or there is somebody who can log in
 */
export async function begin(house: House, secret: string, beginning: Beginning): Promise<number | undefined> {
  const passwordHash = await hashPassword(beginning.password)
  const { login, email, name } = beginning
  const now = house.now()
  return house.db.transaction().execute(async (trx) => {
    if (!(await spendToken(trx, 'set-up', secret, now)) || (await hasUsers(trx))) return undefined
    await house.settings.write(trx, { name })
    return insertUser(trx, { login, email, passwordHash, emailConfirmed: true, roles: ['admin'], now })
  })
}
