import { Podium } from '../../platform/sets/podium.ts'
import { type Counting, countByRank, enterCount } from './counting.ts'
import { worksInCommon } from './in-common.ts'
import { countLong } from './long.ts'
import type { List } from './sieve.ts'
import type { Kind } from './terms.ts'

/**
 * Takes the terms in the order in which they are used anywhere, counts of each its works among the found ones, and stops
 * when the next is used too seldom to be among the most used here.
 */
export function countInverted(counting: Counting): void {
  const { holdings, found, members } = counting
  const { tallies } = holdings
  const { bits } = found
  const inAll = members ? tallies.counted : tallies.countedOpen
  countByRank(counting, (term, _, floor) => (inAll.get(term) < floor ? 0 : worksInCommon(holdings, term, bits, floor)))
  countLong(counting)
}

/**
 * What counting from the terms' side would cost: how often the last of the most used comes tells how many terms would be
 * tried.
 * @param limit beyond which it does not matter
 */
export function invertedCost(counting: Counting, limit: number): number {
  const { holdings, found } = counting
  const { tallies, settings, slots, heap } = holdings
  const { costs } = settings
  const floors = likelyFloors(counting)
  const { words } = heap
  const counted = tallies.counted.at
  const dense = slots.words * costs.word
  let cost = found.hasBits ? 0 : found.total
  for (const [kind, floor] of floors) {
    const { address, length } = tallies.ranking(kind)
    for (let place = address; place < address + length && cost < limit; place++) {
      const works = words[counted + (words[place] ?? 0)] ?? 0
      if (works < floor) break
      cost += costs.term + Math.min(dense, works * costs.listed)
    }
  }
  return cost
}

/** Guesses from some of the found works which counts the last of the most used will have; rather too low. */
function likelyFloors(counting: Counting): readonly (readonly [kind: Kind, floor: number])[] {
  const { holdings, scratch, found, podiums } = counting
  const { kernels, heap, tallies, cards } = holdings
  const sample = drawSample(counting)
  const counts = scratch.takeZeros(tallies.shortNumbers)
  const noted = scratch.take(tallies.shortNumbers + 1)
  const many = kernels.tallyNoting(sample.at, sample.length, cards.at, counts, noted)
  const sampled = podiums.map((podium) => podium && new Podium(podium.most))
  const { words } = heap
  for (let place = noted; place < noted + many; place++) {
    const short = words[place] ?? 0
    enterCount(holdings, sampled, tallies.ownerOf(short), words[counts + short] ?? 0)
  }
  const scale = (0.8 * found.total) / Math.max(1, sample.length)
  return [...sampled.entries()].flatMap(([kind, podium]) =>
    podium ? [[kind, podium.floor === 1 ? 0 : podium.floor * scale] as const] : [],
  )
}

/** Some of the found works, spread evenly. */
function drawSample({ holdings, scratch, found }: Counting): List {
  const { settings, slots, heap } = holdings
  const at = scratch.take(settings.sample)
  const from = found.hasList ? found.list.at : found.bits
  const step = (found.hasList ? found.total : slots.words) / settings.sample
  const { words } = heap
  let length = 0
  for (let drawn = 0; drawn < settings.sample; drawn++) {
    const place = Math.floor(drawn * step)
    const word = words[from + place] ?? 0
    if (found.hasList) words[at + length++] = word
    else if (word !== 0) words[at + length++] = (place << 5) + 31 - Math.clz32(word)
  }
  return { at, length }
}
