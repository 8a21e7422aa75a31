import { countByDifference } from './by-difference.ts'
import { type Counting, emptyPodiums } from './counting.ts'
import { countForward } from './forward.ts'
import type { Found } from './found.ts'
import type { Holdings } from './holdings.ts'
import { countInverted, invertedCost } from './inverted.ts'
import type { CatalogueAnswer, Count } from './query.ts'
import type { Scratch } from './scratch.ts'
import { type KindName, kindNamed } from './terms.ts'

export type Told = Pick<CatalogueAnswer, 'facets' | 'languages'>

/** Counts, exactly, the terms of the found works.
 * @param most values of each type; ratings, warnings, categories and languages are told wholly */
export function countFacets(holdings: Holdings, scratch: Scratch, found: Found, members: boolean, most: number): Told {
  const counting = { holdings, scratch, found, members, podiums: emptyPodiums(most) }
  const method = holdings.settings.method === 'chosen' ? chooseMethod(counting) : holdings.settings.method
  METHODS[method](counting)
  return told(counting)
}

const METHODS = { forward: countForward, inverted: countInverted, difference: countByDifference }

/** The three ways give the same counts. Which is fastest depends on how much of the archive was found, and on how far
 * down the most used terms one must look. */
function chooseMethod(counting: Counting): keyof typeof METHODS {
  const { found, holdings, members } = counting
  const { costs, invertedFrom } = holdings.settings
  const universe = members ? holdings.slots.present.size : holdings.slots.open.size
  const missing = universe - found.total
  const [nearest, works] =
    missing < found.total ? (['difference', missing] as const) : (['forward', found.total] as const)
  if (works <= invertedFrom) return nearest
  return invertedCost(counting, works * costs.card) < works * costs.card ? 'inverted' : nearest
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
