import type { Heap } from './heap.ts'
import type { Kernels } from './kernels.ts'
import { plainTallies } from './plain-tallies.ts'

/** The kernels as plain loops: what the others are compared with, and what stands in for them where there are none. */
export function plainKernels(heap: Heap): Kernels {
  return { ...onBits(heap), ...counting(heap), ...onLists(heap), ...plainTallies(heap) }
}

type Some<Names extends keyof Kernels> = Pick<Kernels, Names>

function onBits(heap: Heap): Some<'keepBits' | 'addBits' | 'addList' | 'dropList' | 'keepRange'> {
  return {
    keepBits(bits, other, length, keep) {
      const { words } = heap
      const flip = keep - 1
      for (let i = 0; i < length; i++) words[bits + i] = (words[bits + i] ?? 0) & ((words[other + i] ?? 0) ^ flip)
    },
    addBits(bits, other, length) {
      const { words } = heap
      for (let i = 0; i < length; i++) words[bits + i] = (words[bits + i] ?? 0) | (words[other + i] ?? 0)
    },
    addList(bits, list, length) {
      const { words } = heap
      for (let i = list; i < list + length; i++) {
        const number = words[i] ?? 0
        const place = bits + (number >>> 5)
        words[place] = (words[place] ?? 0) | (1 << (number & 31))
      }
    },
    dropList(bits, list, length) {
      const { words } = heap
      for (let i = list; i < list + length; i++) {
        const number = words[i] ?? 0
        const place = bits + (number >>> 5)
        words[place] = (words[place] ?? 0) & ~(1 << (number & 31))
      }
    },
    keepRange(bits, length, column, from, to, keep) {
      const { words, doubles } = heap
      for (let i = 0; i < length; i++) {
        let left = words[bits + i] ?? 0
        let kept = left
        const row = (column >>> 1) + (i << 5)
        while (left !== 0) {
          const bit = 31 - Math.clz32(left)
          const value = doubles[row + bit] ?? 0
          const inside = value >= from && value <= to ? 1 : 0
          left &= ~(1 << bit)
          if (inside !== keep) kept &= ~(1 << bit)
        }
        words[bits + i] = kept
      }
    },
  }
}

function counting(heap: Heap): Some<'countBits' | 'countCommon' | 'countListed'> {
  return {
    countBits(bits, length) {
      const { words } = heap
      let count = 0
      for (let i = bits; i < bits + length; i++) count += population(words[i] ?? 0)
      return count
    },
    countCommon(bits, other, length) {
      const { words } = heap
      let count = 0
      for (let i = 0; i < length; i++) count += population((words[bits + i] ?? 0) & (words[other + i] ?? 0))
      return count
    },
    countListed(list, length, bits) {
      const { words } = heap
      let count = 0
      for (let i = list; i < list + length; i++) {
        const number = words[i] ?? 0
        count += ((words[bits + (number >>> 5)] ?? 0) >>> (number & 31)) & 1
      }
      return count
    },
  }
}

/** @see Warren, Hacker's Delight, 5–1: counting bits in pairs, fours and bytes */
function population(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function onLists(heap: Heap): Some<'listBits' | 'listInBits' | 'listInList' | 'listInRange'> {
  return {
    listBits(bits, length, into) {
      const { words } = heap
      let end = into
      for (let i = 0; i < length; i++) {
        let left = words[bits + i] ?? 0
        while (left !== 0) {
          const lowest = left & -left
          words[end++] = (i << 5) + 31 - Math.clz32(lowest)
          left ^= lowest
        }
      }
      return end - into
    },
    listInBits(list, length, bits, keep, into) {
      const { words } = heap
      let end = into
      for (let i = list; i < list + length; i++) {
        const number = words[i] ?? 0
        words[end] = number
        end += (((words[bits + (number >>> 5)] ?? 0) >>> (number & 31)) & 1) ^ keep ^ 1
      }
      return end - into
    },
    listInList(list, length, other, otherLength, keep, into) {
      const { words } = heap
      let end = into
      let place = other
      const last = other + otherLength
      for (let i = list; i < list + length; i++) {
        const number = words[i] ?? 0
        place = gallop(words, place, last, number)
        const found = place < last && words[place] === number ? 1 : 0
        if (found === keep) words[end++] = number
      }
      return end - into
    },
    listInRange(list, length, column, from, to, keep, into) {
      const { words, doubles } = heap
      let end = into
      for (let i = list; i < list + length; i++) {
        const number = words[i] ?? 0
        const value = doubles[(column >>> 1) + number] ?? 0
        if ((value >= from && value <= to ? 1 : 0) === keep) words[end++] = number
      }
      return end - into
    },
  }
}

/** @returns the first place, not before `from`, of a number that is not below `number`: in steps that double, then by
 * halves, so that a short list passes quickly over a long one */
function gallop(words: Uint32Array, from: number, last: number, number: number): number {
  if (from >= last || (words[from] ?? 0) >= number) return from
  let step = 1
  let low = from
  while (low + step < last && (words[low + step] ?? 0) < number) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, last)
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? 0) < number) low = middle
    else high = middle
  }
  return high
}
