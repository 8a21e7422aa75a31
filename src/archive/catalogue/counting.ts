import type { Podium } from '../../platform/sets/podium.ts'
import type { Found } from './found.ts'
import type { Holdings } from './holdings.ts'
import type { Scratch } from './scratch.ts'
import type { Kind } from './terms.ts'
import { TAG_TYPES } from './work.ts'

/** Kinds of terms that are told of. */
export const TOLD: readonly Kind[] = [...TAG_TYPES, 'language']

/** What counting looks into, and where it puts what it finds. */
export interface Counting {
  readonly holdings: Holdings
  readonly scratch: Scratch
  readonly found: Found
  /** whether the found works are some of all works, or of those that guests may see */
  readonly members: boolean
  readonly podiums: ReadonlyMap<Kind, Podium>
}

/** Puts a count where the values of its kind are told; values rank by their ids, languages by their terms for now. */
export function enterCount({ holdings, podiums }: Counting, term: number, count: number): void {
  const kind = holdings.terms.kindOf(term)
  podiums.get(kind)?.enter(kind === 'language' ? term : holdings.terms.keyOf(term), count)
}
