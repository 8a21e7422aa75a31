import { type Counting, enterCount } from './counting.ts'
import { worksInCommon } from './in-common.ts'
import { KINDS, type Kind } from './terms.ts'

/**
 * Counts the terms without short number, where one of them can still be among the most used. Three ways lead there: to
 * try those that are ranked, if all that matter are; to try all of their kinds; to look at the cards of the found works.
 */
export function countLong(counting: Counting): void {
  const kinds = kindsLeft(counting)
  if (kinds.length === 0) return
  const { ranked, all, cards } = costsOf(counting, kinds)
  if (cards < ranked && cards < all) tallyCards(counting, kinds)
  else
    for (const kind of kinds)
      tryTerms(counting, kind, ranked <= all ? rankedLeft(counting, kind) : everyTerm(counting, kind))
}

interface Ways {
  readonly ranked: number
  readonly all: number
  readonly cards: number
}

function costsOf(counting: Counting, kinds: readonly Kind[]): Ways {
  const { holdings, found } = counting
  const { settings, tallies, terms } = holdings
  const { costs } = settings
  const sum = (count: (kind: Kind) => number) => kinds.reduce((total, kind) => total + count(kind), 0)
  const bits = found.hasBits ? 0 : found.total
  return {
    ranked: areRanked(counting, kinds)
      ? bits + costs.term * sum((kind) => stretchLeft(counting, kind).length)
      : Infinity,
    all: bits + costs.passed * terms.length * kinds.length + costs.term * sum((kind) => tallies.longOf(kind)),
    cards: costs.block * found.total,
  }
}

/** The bound is exact: a term without short number is counted on fewer works than the bar. */
function kindsLeft({ holdings, podiums }: Counting): readonly Kind[] {
  const { tallies } = holdings
  return [...podiums.entries()].flatMap(([kind, podium]) => {
    if (!podium || tallies.longOf(kind) === 0) return []
    return podium.floor === 1 || podium.floor < tallies.bar ? [kind] : []
  })
}

/** Whether every term of the kinds that can matter stands in a ranking. */
function areRanked({ holdings, podiums }: Counting, kinds: readonly Kind[]): boolean {
  return kinds.every((kind) => (podiums[kind]?.floor ?? 1) >= holdings.tallies.rankedFrom)
}

/** Counts those of the terms that have no short number, each by its own works. */
function tryTerms({ holdings, podiums, found }: Counting, kind: Kind, terms: Iterable<number>): void {
  const { tallies } = holdings
  const { bits } = found
  for (const term of terms) {
    const floor = podiums[kind]?.floor ?? 1
    if (tallies.shortOf(term) !== undefined || tallies.counted.get(term) < floor) continue
    enterCount(holdings, podiums, term, worksInCommon(holdings, term, bits, floor))
  }
}

function* rankedLeft(counting: Counting, kind: Kind): IterableIterator<number> {
  const { first, length } = stretchLeft(counting, kind)
  const ranking = counting.holdings.tallies.ranking(kind)
  for (let place = first; place < first + length; place++) yield ranking.at(place)
}

function everyTerm({ holdings }: Counting, kind: Kind): Iterable<number> {
  return holdings.terms.ofKind(kind)
}

/** Where in the ranking of a kind the terms stand that may have no short number and can still matter. */
function stretchLeft({ holdings, podiums }: Counting, kind: Kind): { readonly first: number; readonly length: number } {
  const { tallies } = holdings
  const ranking = tallies.ranking(kind)
  const first = podiums[kind]?.most === Infinity ? 0 : ranking.above(tallies.bar - 1)
  return { first, length: Math.max(0, ranking.above((podiums[kind]?.floor ?? 1) - 1) - first) }
}

function tallyCards(counting: Counting, kinds: readonly Kind[]): void {
  const { holdings, scratch, podiums, found } = counting
  const { kernels, longCounts, cards, heap } = holdings
  const { at, length } = found.list
  const least = Math.min(...kinds.map((kind) => podiums[kind]?.floor ?? 1))
  const noted = scratch.take(longTerms(counting))
  const many = kernels.tallyLong(at, length, cards.at, longCounts.at, least, noted)
  const { words } = heap
  for (let place = noted; place < noted + many; place++) {
    const term = words[place] ?? 0
    enterCount(holdings, podiums, term, longCounts.get(term))
  }
  kernels.clearLong(at, length, cards.at, longCounts.at)
}

/** @returns how many terms are counted without having a short number */
function longTerms({ holdings }: Counting): number {
  return KINDS.reduce((sum, _, kind) => sum + holdings.tallies.longOf(kind), 0)
}
