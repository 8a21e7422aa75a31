import { type Counting, countByRank, enterCount } from './counting.ts'
import { countLong } from './long.ts'
import type { List } from './sieve.ts'

/** Short numbers on a card, about. */
const ON_A_CARD = 18

/** Counts the terms on the cards of all found works. */
export function countForward(counting: Counting): void {
  const { holdings, found } = counting
  const { list } = found
  if (list.length * ON_A_CARD <= holdings.settings.notedMost) countFew(counting, list)
  else countMany(counting, list)
  countLong(counting)
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
