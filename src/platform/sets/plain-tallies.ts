import { CARD, HEAD, ON_CARD } from './cards.ts'
import type { Heap } from './heap.ts'
import type { Kernels } from './kernels.ts'

/** Cards whose first words are read ahead of counting. */
const AHEAD = 64

/** The kernels that count what stands on cards, as plain loops. */
export function plainTallies(heap: Heap): Pick<Kernels, 'tally' | 'tallyNoting' | 'tallyLong' | 'clearLong'> {
  return {
    tally(list, length, cards, counts) {
      const { words, halves } = heap
      for (let i = list, ahead = list; i < list + length; i++) {
        if (i === ahead) ahead = readAhead(words, i, Math.min(i + AHEAD, list + length), cards)
        const card = cards + (words[i] ?? 0) * CARD
        const short = words[card] ?? 0
        const end = 2 * card + 4 + Math.min(short, ON_CARD)
        for (let half = 2 * card + 4; half < end; half++) {
          const count = counts + (halves[half] ?? 0)
          words[count] = (words[count] ?? 0) + 1
        }
        if (short <= ON_CARD) continue
        const block = (words[card + 1] ?? 0) + HEAD
        for (let place = block; place < block + short - ON_CARD; place++) {
          const count = counts + (words[place] ?? 0)
          words[count] = (words[count] ?? 0) + 1
        }
      }
    },
    tallyNoting(list, length, cards, counts, noted) {
      const { words, halves } = heap
      let end = noted
      for (let i = list; i < list + length; i++) {
        const card = cards + (words[i] ?? 0) * CARD
        const short = words[card] ?? 0
        const block = (words[card + 1] ?? 0) + HEAD
        for (let place = 0; place < short; place++) {
          const number = (place < ON_CARD ? halves[2 * card + 4 + place] : words[block + place - ON_CARD]) ?? 0
          end = countAndNote(words, counts, number, 1, end)
        }
      }
      return end - noted
    },
    tallyLong(list, length, cards, counts, least, noted) {
      const { words } = heap
      let end = noted
      for (let i = list; i < list + length; i++) {
        const block = words[cards + (words[i] ?? 0) * CARD + 1] ?? 0
        if (block === 0) continue
        const first = block + HEAD + (words[block] ?? 0)
        const last = first + (words[block + 1] ?? 0)
        for (let place = first; place < last; place++) end = countAndNote(words, counts, words[place] ?? 0, least, end)
      }
      return end - noted
    },
    clearLong(list, length, cards, counts) {
      const { words } = heap
      for (let i = list; i < list + length; i++) {
        const block = words[cards + (words[i] ?? 0) * CARD + 1] ?? 0
        if (block === 0) continue
        const first = block + HEAD + (words[block] ?? 0)
        const last = first + (words[block + 1] ?? 0)
        for (let place = first; place < last; place++) words[counts + (words[place] ?? 0)] = 0
      }
    },
  }
}

function countAndNote(words: Uint32Array, counts: number, number: number, least: number, end: number): number {
  const count = (words[counts + number] ?? 0) + 1
  words[counts + number] = count
  if (count !== least) return end
  words[end] = number
  return end + 1
}

/** How many numbers a card has steers a branch, so that every card that is not in the cache would stall the loop. Reading
 * some of them first, with nothing to decide, lets the waits overlap. Their sum goes to the word that nobody uses. */
function readAhead(words: Uint32Array, from: number, to: number, cards: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum ^= words[cards + (words[i] ?? 0) * CARD] ?? 0
  words[0] = sum
  return to
}
