import type { Db } from '../../schema/index.ts'
import { blockBetween } from '../distance/index.ts'
import { LONGEST_NAME, MOST_NAMES, namesIn } from './rules.ts'
import { choicesOf, findNamed, type Named } from './store/people.ts'

/** Whom a line of names means, or the sentence that goes beside the field. */
export type Asked =
  | { readonly ok: true; readonly named: readonly Named[] }
  | { readonly ok: false; readonly sentence: string }

/** Finds all who are named, and that each may be asked: a block and a wish not to be asked sound alike. */
export async function whoToInvite(db: Db, line: string, by: number): Promise<Asked> {
  const names = namesIn(line)
  if (names.length === 0) return no('Write the pen name of somebody who has an account here.')
  if (names.length > MOST_NAMES) return no(`At most ${MOST_NAMES} can be asked at once.`)
  const named: Named[] = []
  for (const name of names) {
    const found = await findNamed(db, name)
    if (found === 'unknown') return no(`Nobody here is called “${shortened(name)}”.`)
    if (found === 'several') return no(`Several people are called “${name}”. Write it as “${name} (login name)”.`)
    if (found.userId === by) return no(`“${name}” is you. Your own pen names are chosen where you edit the work.`)
    const { cocreation } = await choicesOf(db, found.userId)
    if (cocreation === 'refuse' || (await blockBetween(db, by, [found.userId])))
      return no(`${found.pseud} does not want to be asked.`)
    named.push(found)
  }
  return { ok: true, named }
}

/** A recipient: somebody who is asked, somebody who has said yes to all gifts, or a name without an account. */
export interface Recipient {
  readonly userId: number | null
  readonly name: string
  readonly state: 'offered' | 'accepted'
}

/** The same for gifts, which may go to people without an account. */
export async function whoToGive(
  db: Db,
  line: string,
  by: number,
): Promise<
  { readonly ok: true; readonly recipients: readonly Recipient[] } | { readonly ok: false; readonly sentence: string }
> {
  const names = namesIn(line)
  if (names.length === 0) return no('Write whom it is for.')
  if (names.length > MOST_NAMES) return no(`A work is for at most ${MOST_NAMES} people.`)
  const recipients: Recipient[] = []
  for (const name of names) {
    if ([...name].length > LONGEST_NAME)
      return no(`“${shortened(name)}” is too long: at most ${LONGEST_NAME} characters.`)
    const found = await findNamed(db, name)
    if (found === 'several') return no(`Several people are called “${name}”. Write it as “${name} (login name)”.`)
    if (found === 'unknown') {
      recipients.push({ userId: null, name, state: 'accepted' })
      continue
    }
    if (found.userId === by) return no('A gift is for somebody else.')
    const { gifts } = await choicesOf(db, found.userId)
    if (gifts === 'refuse' || (await blockBetween(db, by, [found.userId])))
      return no(`${found.pseud} does not take gifts.`)
    recipients.push({ userId: found.userId, name: found.login, state: gifts === 'accept' ? 'accepted' : 'offered' })
  }
  return { ok: true, recipients }
}

function no(sentence: string): { readonly ok: false; readonly sentence: string } {
  return { ok: false, sentence }
}

function shortened(name: string): string {
  return [...name].length > 60 ? `${[...name].slice(0, 60).join('')}…` : name
}
