import { type Counting, countByRank, enterCount } from './counting.ts'
import { kindsLeft, tallyLong } from './forward.ts'
import type { List } from './sieve.ts'

/**
 * Counts the terms of what was not found, and takes them from the counts of the whole archive, which are known. When
 * everything was found there is nothing to count.
 */
export function countByDifference(counting: Counting): void {
  const { holdings, scratch, members } = counting
  const { tallies, kernels, heap, cards } = holdings
  const missing = missingList(counting)
  const counts = scratch.takeZeros(tallies.shortNumbers)
  kernels.tally(missing.at, missing.length, cards.at, counts)
  const { words } = heap
  const inAll = members ? tallies.counted : tallies.countedOpen
  countByRank(counting, (term, short) => inAll.get(term) - (words[counts + short] ?? 0))
  countLongByDifference(counting, missing)
}

function missingList({ holdings, scratch, found, members }: Counting): List {
  const { kernels, slots } = holdings
  const universe = members ? slots.present : slots.open
  if (found.isUniverse) return { at: 0, length: 0 }
  const bits = scratch.takeZeros(slots.words)
  kernels.addBits(bits, universe.at, slots.words)
  kernels.keepBits(bits, found.bits, slots.words, 0)
  const at = scratch.take(universe.size - found.total)
  return { at, length: kernels.listBits(bits, slots.words, at) }
}

/** Rarely needed, and slow: goes through all terms of a kind. */
function countLongByDifference(counting: Counting, missing: List): void {
  const kinds = kindsLeft(counting)
  if (kinds.length === 0) return
  const { holdings, podiums } = counting
  const { tallies, terms } = holdings
  const inAll = counting.members ? tallies.counted : tallies.countedOpen
  const without = new Map<number, number>()
  tallyLong(counting, missing, 1, (term, count) => without.set(term, count))
  for (const kind of kinds) {
    for (const term of terms.ofKind(kind)) {
      if (tallies.shortOf(term) !== undefined) continue
      enterCount(holdings, podiums, term, inAll.get(term) - (without.get(term) ?? 0))
    }
  }
}
