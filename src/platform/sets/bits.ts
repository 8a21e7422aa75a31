import type { Heap } from './heap.ts'

/** Where a set of bits stands in its heap. */
export interface BitsState {
  readonly at: number
  readonly words: number
  readonly size: number
}

/** Words of a set of numbers below `numbers`: a multiple of four, so that kernels can take 128 bits at a time. */
export function wordsFor(numbers: number): number {
  return ((numbers + 127) >>> 7) << 2
}

/** @param at the address of a set of bits */
export function holds(words: Uint32Array, at: number, number: number): boolean {
  return (((words[at + (number >>> 5)] ?? 0) >>> (number & 31)) & 1) === 1
}

/** A set of numbers, one bit for each that there can be. */
export class Bits {
  at: number
  words: number
  size: number
  private readonly heap: Heap

  constructor(heap: Heap, words: number, state?: BitsState) {
    this.heap = heap
    this.words = state?.words ?? words
    this.size = state?.size ?? 0
    this.at = state?.at ?? heap.takeZeros(words)
  }

  has(number: number): boolean {
    return holds(this.heap.words, this.at, number)
  }

  /** @param on whether the number is to be in the set */
  put(number: number, on: boolean): void {
    if (this.has(number) === on) return
    const place = this.at + (number >>> 5)
    this.heap.words[place] = (this.heap.words[place] ?? 0) ^ (1 << (number & 31))
    this.size += on ? 1 : -1
  }

  /** Sees to room for so many words. */
  reach(words: number): void {
    if (words <= this.words) return
    this.at = this.heap.resize(this.at, this.words, words, this.words)
    this.heap.words.fill(0, this.at + this.words, this.at + words)
    this.words = words
  }

  /** Gives its words back; it is not to be used any more. */
  drop(): void {
    this.heap.give(this.at, this.words)
  }

  state(): BitsState {
    return { at: this.at, words: this.words, size: this.size }
  }
}
