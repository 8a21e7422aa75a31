import { Podium } from '../../platform/sets/podium.ts'
import { TAG_TYPES } from '../../schema/index.ts'
import type { Found } from './found.ts'
import type { Holdings } from './holdings.ts'
import type { Scratch } from './scratch.ts'
import { KINDS, type Kind, kindNamed, type Terms, WHOLE_KINDS } from './terms.ts'

/** Kinds of terms that are told of. */
const TOLD: readonly Kind[] = [...TAG_TYPES, 'language' as const].map(kindNamed)
const LANGUAGE = kindNamed('language')

/** What counting looks into, and where it puts what it finds. */
export interface Counting {
  readonly holdings: Holdings
  readonly scratch: Scratch
  readonly found: Found
  /** whether the found works are some of all works, or of those that guests may see */
  readonly members: boolean
  /** one for each kind that is told of, at its place in KINDS */
  readonly podiums: Podiums
}

export type Podiums = readonly (Podium | undefined)[]

/** @param most values of a kind; of some kinds all are told */
export function emptyPodiums(most: number): Podiums {
  const podium = (kind: Kind) => new Podium(WHOLE_KINDS.has(kind) ? Infinity : most)
  return KINDS.map((_, kind) => (TOLD.includes(kind) ? podium(kind) : undefined))
}

/** Goes through the ranked terms that have short numbers, kind by kind and the most used first, while one can still be among the
 * most used here.
 * @param count the works that a term is counted on, exact if not below the floor */
export function countByRank(
  { holdings, podiums }: Counting,
  count: (term: number, short: number, floor: number) => number,
): void {
  const { tallies, terms, heap } = holdings
  for (const [kind, podium] of podiums.entries()) {
    if (!podium) continue
    const ranking = tallies.ranking(kind)
    const [counted, shorts, ranked] = [tallies.counted.at, tallies.shorts.at, ranking.address]
    const { words } = heap
    for (let place = ranked; place < ranked + ranking.length; place++) {
      const term = words[place] ?? 0
      const { floor } = podium
      if ((words[counted + term] ?? 0) < floor) break
      const short = words[shorts + term] ?? 0
      const works = short === 0 ? 0 : count(term, short - 1, floor)
      if (works >= floor) podium.enter(keyIn(terms, kind, term), works)
    }
  }
}

/** Puts a count where the values of its kind are told. */
export function enterCount({ terms }: Holdings, podiums: Podiums, term: number, works: number): void {
  const kind = terms.kindOf(term)
  const podium = podiums[kind]
  if (podium && works >= podium.floor) podium.enter(keyIn(terms, kind, term), works)
}

/** Values rank by their ids; languages, which are told by code, by their terms for now. */
function keyIn(terms: Terms, kind: Kind, term: number): number {
  return kind === LANGUAGE ? term : terms.keyOf(term)
}
