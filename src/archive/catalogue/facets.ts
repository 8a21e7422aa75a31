import { Podium } from '../../platform/sets/podium.ts'
import { countByDifference } from './by-difference.ts'
import { type Counting, emptyPodiums, enterCount } from './counting.ts'
import { countForward } from './forward.ts'
import type { Found } from './found.ts'
import type { Holdings } from './holdings.ts'
import { worksInCommon } from './in-common.ts'
import { countInverted, invertedCost } from './inverted.ts'
import type { CatalogueAnswer, Count, ValuesWanted } from './query.ts'
import type { Scratch } from './scratch.ts'
import { KINDS, type KindName, kindNamed } from './terms.ts'

export type Told = Pick<CatalogueAnswer, 'facets' | 'languages'>

/** Counts, exactly, the terms of the found works.
 * @param most values of each type; ratings, warnings, categories and languages are told wholly */
export function countFacets(holdings: Holdings, scratch: Scratch, found: Found, members: boolean, most: number): Told {
  const counting = { holdings, scratch, found, members, podiums: emptyPodiums(most) }
  const method = holdings.settings.method === 'chosen' ? chooseMethod(counting) : holdings.settings.method
  METHODS[method](counting)
  return told(counting)
}

/** Ids that are tried one after the other, each by its own works, rather than counted with all. */
const FEW = 500

/** Counts, exactly, the values of some types. @returns those on most of the found works first, equal ones by id */
export function countValues(
  holdings: Holdings,
  scratch: Scratch,
  found: Found,
  members: boolean,
  { types, most, among }: ValuesWanted,
): readonly Count<number>[] {
  const kinds = types.map(kindNamed)
  const podiums = KINDS.map((_, kind) => (kinds.includes(kind) ? new Podium(most, among) : undefined))
  const counting = { holdings, scratch, found, members, podiums }
  const { method } = holdings.settings
  if (among && among.size <= FEW && method === 'chosen') tryEach(counting, among)
  else METHODS[method !== 'chosen' ? method : among ? nearestMethod(counting) : chooseMethod(counting)](counting)
  return podiums
    .flatMap((podium) => podium?.list ?? [])
    .toSorted(([one, works], [other, otherWorks]) => otherWorks - works || one - other)
    .slice(0, most)
}

function tryEach({ holdings, podiums, found }: Counting, ids: ReadonlySet<number>): void {
  for (const id of ids) {
    const term = holdings.terms.tag(id)
    const podium = term === undefined ? undefined : podiums[holdings.terms.kindOf(term)]
    if (term !== undefined && podium)
      enterCount(holdings, podiums, term, worksInCommon(holdings, term, found.bits, podium.floor))
  }
}

const METHODS = { forward: countForward, inverted: countInverted, difference: countByDifference }

/** The three ways give the same counts. Which is fastest depends on how much of the archive was found, and on how far
 * down the most used terms one must look. */
function chooseMethod(counting: Counting): keyof typeof METHODS {
  const { found, holdings } = counting
  const { costs, invertedFrom } = holdings.settings
  const nearest = nearestMethod(counting)
  const works = nearest === 'difference' ? missingFrom(counting) : found.total
  if (works <= invertedFrom) return nearest
  return invertedCost(counting, works * costs.card) < works * costs.card ? 'inverted' : nearest
}

function nearestMethod(counting: Counting): 'difference' | 'forward' {
  return missingFrom(counting) < counting.found.total ? 'difference' : 'forward'
}

/** @returns how many works were not found */
function missingFrom({ found, holdings, members }: Counting): number {
  return (members ? holdings.slots.present.size : holdings.slots.open.size) - found.total
}

function told({ holdings, podiums }: Counting): Told {
  const { terms } = holdings
  const list = (kind: KindName) => podiums[kindNamed(kind)]?.list ?? []
  const languages: Count<string>[] = list('language').map(([term, works]) => [terms.codeOf(term), works])
  return {
    facets: {
      rating: list('rating'),
      warning: list('warning'),
      category: list('category'),
      fandom: list('fandom'),
      relationship: list('relationship'),
      character: list('character'),
      additional: list('additional'),
    },
    languages: languages.sort(([code, works], [other, otherWorks]) => otherWorks - works || (code < other ? -1 : 1)),
  }
}
