import { type Counting, countByRank, enterCount } from './counting.ts'
import type { List } from './sieve.ts'
import { KINDS, type Kind } from './terms.ts'

/** Short numbers on a card, about. */
const ON_A_CARD = 18

/** Counts the terms on the cards of all found works. */
export function countForward(counting: Counting): void {
  const { holdings, found } = counting
  const { list } = found
  if (list.length * ON_A_CARD <= holdings.settings.notedMost) countFew(counting, list)
  else countMany(counting, list)
  countLong(counting, list)
}

/** Of few works the terms are noted as they come, so that only those need be looked at. */
function countFew(counting: Counting, { at, length }: List): void {
  const { holdings, scratch } = counting
  const { kernels, heap, tallies, cards } = holdings
  const counts = scratch.takeZeros(tallies.shortNumbers)
  const noted = scratch.take(tallies.shortNumbers + 1)
  const many = kernels.tallyNoting(at, length, cards.at, counts, noted)
  const { words } = heap
  for (let place = noted; place < noted + many; place++) {
    const short = words[place] ?? 0
    enterCount(holdings, counting.podiums, tallies.ownerOf(short), words[counts + short] ?? 0)
  }
}

/** Of many works the terms are looked at in the order in which they are used anywhere, until none can have more. */
function countMany(counting: Counting, { at, length }: List): void {
  const { holdings, scratch } = counting
  const { kernels, heap, tallies, cards } = holdings
  const counts = scratch.takeZeros(tallies.shortNumbers)
  kernels.tally(at, length, cards.at, counts)
  const { words } = heap
  countByRank(counting, (_, short) => words[counts + short] ?? 0)
}

/** @returns the kinds of which a term without short number may still be among the most used */
export function kindsLeft({ holdings, podiums }: Counting): readonly Kind[] {
  const { tallies } = holdings
  return [...podiums.entries()].flatMap(([kind, podium]) => {
    if (!podium || tallies.longOf(kind) === 0) return []
    return podium.floor === 1 || podium.floor < tallies.bar ? [kind] : []
  })
}

/** Counts the terms without short number, where one of them can matter. */
export function countLong(counting: Counting, list: List): void {
  const { holdings, podiums } = counting
  const kinds = kindsLeft(counting)
  if (kinds.length === 0) return
  const least = Math.min(...kinds.map((kind) => podiums[kind]?.floor ?? 1))
  tallyLong(counting, list, least, (term, count) => enterCount(holdings, podiums, term, count))
}

/** Hands out the counts of the terms without short number that are on so many works of a list at least, each once. */
export function tallyLong(
  { holdings, scratch }: Pick<Counting, 'holdings' | 'scratch'>,
  { at, length }: List,
  least: number,
  take: (term: number, count: number) => void,
): void {
  const { kernels, tallies, longCounts, cards } = holdings
  const noted = scratch.take(KINDS.reduce((sum, _, kind) => sum + tallies.longOf(kind), 0))
  const many = kernels.tallyLong(at, length, cards.at, longCounts.at, least, noted)
  const { words } = holdings.heap
  for (let place = noted; place < noted + many; place++) {
    const term = words[place] ?? 0
    take(term, longCounts.get(term))
  }
  kernels.clearLong(at, length, cards.at, longCounts.at)
}
