import { foldName } from '../../../platform/text/fold.ts'
import { searchWords } from '../../../platform/text/words.ts'
import type { Dice } from './dice.ts'
import type { Ledger } from './ledger.ts'
import { ADJECTIVES, NOUNS } from './words.ts'

/** Somebody who writes in the catalogue. */
export interface Author {
  readonly pseudId: number
  readonly name: string
  /** folded */
  readonly nameKey: string
  /** of the name, and of the login where that is another */
  readonly words: readonly (readonly string[])[]
}

/** Works of one author in twelve are by a second pen name. */
const OTHER_NAME = 1 / 12

/** The people who write: most one or two works, a few a great many. */
export class Authors {
  private readonly people: number
  private readonly passwordHash: string | null
  private readonly known = new Map<number, readonly Author[]>()

  /** @param works of the whole catalogue; @param passwordHash of every account, null for none */
  constructor(works: number, passwordHash: string | null) {
    this.people = Math.max(5, Math.ceil(works / 6))
    this.passwordHash = passwordHash
  }

  /** @returns whose a work is; {@link settle} makes sure that they have an account */
  draw(dice: Dice): number {
    return dice.rank(this.people, 20)
  }

  /** Makes the accounts that are not there yet. */
  async settle(ledger: Ledger, drawn: Iterable<number>, now: string): Promise<void> {
    const fresh = [...new Set(drawn)].filter((person) => !this.known.has(person))
    if (fresh.length === 0) return
    const firstUser = await ledger.reserve('users', fresh.length)
    const firstPseud = await ledger.reserve('pseuds', fresh.length * 2)
    const accounts = fresh.map((_, at) => this.account(firstUser + at, now))
    await ledger.insert('users', accounts)
    const pseuds = accounts.flatMap(({ id, login }, at) => [
      pseudRow(firstPseud + at * 2, id, login, 1, now),
      pseudRow(
        firstPseud + at * 2 + 1,
        id,
        `${NOUNS[id % NOUNS.length]} and ${NOUNS[(id * 7 + 3) % NOUNS.length]}`,
        0,
        now,
      ),
    ])
    await ledger.insert('pseuds', pseuds)
    for (const [at, person] of fresh.entries()) {
      const login = accounts[at]?.login ?? ''
      this.known.set(
        person,
        pseuds.slice(at * 2, at * 2 + 2).map(({ id, name, name_key }) => ({
          pseudId: id,
          name,
          nameKey: name_key,
          words: (name === login ? [name] : [name, login]).map(searchWords),
        })),
      )
    }
  }

  /** @param person settled before */
  bylineOf(dice: Dice, person: number): Author {
    const [usual, other] = this.known.get(person) ?? []
    if (!usual || !other) throw new RangeError('the account has not been made')
    return dice.chance(OTHER_NAME) ? other : usual
  }

  /** A number that no account had before makes the login a new one. */
  private account(id: number, now: string) {
    const login = `${ADJECTIVES[(id * 31) % ADJECTIVES.length]}_${NOUNS[(id * 17) % NOUNS.length]}_${id}`
      .toLowerCase()
      .replace(/[^a-z0-9_]/g, '_')
    const email = `${login}@catalogue.invalid`
    return {
      id,
      login,
      login_key: login,
      email,
      email_key: email,
      password_hash: this.passwordHash,
      email_confirmed_at: now,
      created_at: now,
      suspended_until: null,
    }
  }
}

function pseudRow(id: number, user_id: number, name: string, is_default: 0 | 1, created_at: string) {
  return { id, user_id, name, name_key: foldName(name), is_default, created_at }
}
