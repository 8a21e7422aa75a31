import { isBlankName } from '../../platform/text/fold.ts'
import type { Role } from '../../schema/index.ts'

/** What can be wrong with what whoever runs the archive sends; each has its sentence in pages/sentences.ts. */
export type AdminProblem =
  | 'name-missing'
  | 'name-long'
  | 'welcome-long'
  | 'source-unusable'
  | 'own-admin-role'
  | 'own-suspension'
  | 'date-missing'
  | 'date-past'

/** What is wrong, by name of field; nothing when all is well. */
export type AdminProblems = Readonly<Record<string, AdminProblem>>

/** Lengths of the settings' texts, in characters. */
export const MOST_CHARACTERS = { name: 80, welcome: 500, source: 300 } as const

/** @returns the name of an archive as headings and mails bear it, on one line; empty when nothing of it would be seen */
export function tidyName(typed: string): string {
  const line = typed.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return isBlankName(line) ? '' : line
}

/** @returns what is wrong with the texts of the settings page */
export function settingsProblems({
  name,
  welcome,
  source,
}: {
  readonly name: string
  readonly welcome: string
  readonly source: string
}): AdminProblems {
  return {
    ...(name === '' ? { name: 'name-missing' as const } : {}),
    ...([...name].length > MOST_CHARACTERS.name ? { name: 'name-long' as const } : {}),
    ...([...welcome].length > MOST_CHARACTERS.welcome ? { welcome: 'welcome-long' as const } : {}),
    ...(source === '' || isWebAddress(source) ? {} : { source: 'source-unusable' as const }),
  }
}

function isWebAddress(typed: string): boolean {
  const address = URL.parse(typed)
  return address !== null && /^https?:$/.test(address.protocol) && typed.length <= MOST_CHARACTERS.source
}

/** Nobody takes their own keys away by mistake, so an archive always keeps somebody who can run it.
 * @param own whether the member and whoever decides are one */
export function rolesProblem(roles: readonly Role[], own: boolean): AdminProblem | undefined {
  return own && !roles.includes('admin') ? 'own-admin-role' : undefined
}

/**
 * @param until a day, YYYY-MM-DD, on which the member may come in again
 * @param own whether the member and whoever decides are one
 */
export function suspensionProblem(until: string, now: Date, own: boolean): AdminProblem | undefined {
  if (own) return 'own-suspension'
  const day = startOf(until)
  if (!day) return 'date-missing'
  return day <= now ? 'date-past' : undefined
}

/** @param day YYYY-MM-DD
 * @returns the instant at which it begins in UTC; undefined when there is no such day */
export function startOf(day: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  const start = new Date(`${day}T00:00:00.000Z`)
  return Number.isNaN(start.getTime()) || !start.toISOString().startsWith(day) ? undefined : start
}
