import type { Role, Transaction } from '../../schema/index.ts'
import { hashPassword, insertUser } from '../accounts/index.ts'

/** Somebody to try the archive as. */
export interface Player {
  readonly login: string
  readonly roles: readonly Role[]
  /** what they are here for */
  readonly part: string
}

/** The people of the demo; tests know them by the same names. */
export const CAST: readonly Player[] = [
  { login: 'lamplighter', roles: ['admin'], part: 'runs the archive' },
  { login: 'quillfeather', roles: [], part: 'writes, in English and at length' },
  { login: 'gare_du_nord', roles: [], part: 'writes, in several languages' },
  { login: 'maren', roles: [], part: 'reads' },
  { login: 'knotwork', roles: ['wrangler'], part: 'ties tags together' },
]

/** Known to everybody, so good for trying things out and nothing else. */
export function passwordOf({ login }: Player): string {
  return `${login}-demo`
}

/** @returns what {@link insertCast} needs and a transaction should not wait for: argon2id takes its time on purpose */
export async function hashCast(): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(CAST.map(async (player) => [player.login, await hashPassword(passwordOf(player))] as const)),
  )
}

/** Makes the accounts of the whole cast. */
export async function insertCast(trx: Transaction, hashes: ReadonlyMap<string, string>, now: Date): Promise<void> {
  for (const { login, roles } of CAST) {
    const email = `${login}@demo.invalid`
    await insertUser(trx, { login, email, passwordHash: hashes.get(login) ?? null, emailConfirmed: true, roles, now })
  }
}
