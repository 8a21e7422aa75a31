import { createHash } from 'node:crypto'

/** Why kudos were not taken. */
export type KudosProblem = 'gone' | 'own' | 'already' | 'blocked-theirs' | 'blocked-own' | 'too-many'

/** What a person hears of it, and the field that readers' tools look for. */
export const REFUSALS: Readonly<Record<KudosProblem, { readonly sentence: string; readonly field: string }>> = {
  gone: { sentence: 'There is no work here that you could leave kudos on.', field: 'no_commentable' },
  own: { sentence: 'You cannot leave kudos on your own work.', field: 'cannot_be_author' },
  already: { sentence: 'You have already left kudos here. :)', field: 'user_id' },
  'blocked-theirs': { sentence: 'You cannot leave kudos on this work.', field: 'user_id' },
  'blocked-own': { sentence: 'You have blocked somebody who wrote this, so you cannot leave kudos.', field: 'user_id' },
  'too-many': { sentence: 'That was a lot of kudos at once. Wait a few minutes, then go on.', field: 'ip_address' },
}

/** @returns what a person hears of it */
export function kudosRefused(problem: KudosProblem): string {
  return REFUSALS[problem].sentence
}

/** @param network the part of an address that one household shares
 * @param salt the day's, so that yesterday's hashes say nothing of today's visitors
 * @returns what marks a guest for one day */
export function guestKey(network: string, salt: string): string {
  return createHash('sha256').update(`${salt} ${network}`).digest('base64url')
}

/** @returns the day of an instant in UTC, YYYY-MM-DD */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

/** @returns "maren, tobias and 3 guests left kudos on this work", in parts
 * @param more members whose names are not among those shown */
export function thanksOf(
  names: number,
  more: number,
  guests: number,
): { readonly after: string; readonly hasMore: boolean } {
  const rest = [
    ...(more > 0 ? [`${more} more ${more === 1 ? 'member' : 'members'}`] : []),
    ...(guests > 0 ? [`${guests} ${guests === 1 ? 'guest' : 'guests'}`] : []),
  ]
  const joined = rest.length > 0 ? `${names > 0 ? ' and ' : ''}${rest.join(' and ')}` : ''
  return { after: `${joined} left kudos on this work.`, hasMore: more > 0 }
}
