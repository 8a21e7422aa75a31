import { type Counting, countByRank } from './counting.ts'
import { countLong } from './long.ts'
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
  countLong(counting)
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
