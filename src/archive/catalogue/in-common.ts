import { holds } from '../../platform/sets/bits.ts'
import type { Card } from '../../platform/sets/cards.ts'
import type { Holdings } from './holdings.ts'

/** Numbers of a list that are looked up before it is asked whether the rest can matter. */
const CHUNK = 8192

/** @returns on how many of the works in the bits a term is counted; too few when that is less than the floor */
export function worksInCommon(holdings: Holdings, term: number, bits: number, floor: number): number {
  const { postings, tallies, kernels, slots } = holdings
  const { at, length, dense } = postings.of(term)
  if (tallies.counted.get(term) !== length) return commonByCards(holdings, term, bits)
  if (dense) return kernels.countCommon(bits, at, slots.words)
  let count = 0
  for (let from = 0; from < length; from += CHUNK) {
    if (count + length - from < floor) return 0
    count += kernels.countListed(at + from, Math.min(CHUNK, length - from), bits)
  }
  return count
}

/** Some works are found under the term without its being counted on them, as while a tag becomes a synonym: only their
 * cards know which. */
function commonByCards({ postings, tallies, slots, cards, heap }: Holdings, term: number, bits: number): number {
  const { at, length, dense } = postings.of(term)
  const short = tallies.shortOf(term)
  const isOn = (card: Card) => (short === undefined ? card.long.includes(term) : card.short.includes(short))
  const isCounted = (slot: number) => holds(heap.words, bits, slot) && isOn(cards.read(slot))
  let count = 0
  if (dense) {
    for (let slot = 0; slot < slots.end; slot++) if (holds(heap.words, at, slot) && isCounted(slot)) count++
  } else for (let place = at; place < at + length; place++) if (isCounted(heap.words[place] ?? 0)) count++
  return count
}
