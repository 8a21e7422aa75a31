import type { Heap } from './heap.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * Texts that are compared by the bytes of their UTF-8: one word with their number, then four bytes a word, the first
 * highest, so that comparing words compares bytes.
 */
export function keepText(heap: Heap, text: string): number {
  const packed = packText(text)
  const at = heap.take(packed.length)
  heap.words.set(packed, at)
  return at
}

export function dropText(heap: Heap, at: number): void {
  heap.give(at, wordsOf(heap.words[at] ?? 0))
}

/** @returns the text as it stands in a heap */
export function packText(text: string): Uint32Array {
  const bytes = encoder.encode(text)
  const packed = new Uint32Array(wordsOf(bytes.length))
  packed[0] = bytes.length
  for (const [index, byte] of bytes.entries()) {
    const place = 1 + (index >>> 2)
    packed[place] = (packed[place] ?? 0) | (byte << (24 - 8 * (index & 3)))
  }
  return packed
}

export function readText(heap: Heap, at: number): string {
  const bytes = new Uint8Array(heap.words[at] ?? 0)
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = (heap.words[at + 1 + (index >>> 2)] ?? 0) >>> (24 - 8 * (index & 3))
  }
  return decoder.decode(bytes)
}

/** @returns the first six bytes as a number: texts of which it differs stand in its order */
export function beginningOf(words: Uint32Array, at: number): number {
  const bytes = words[at] ?? 0
  const [first, second] = [bytes > 0 ? (words[at + 1] ?? 0) : 0, bytes > 4 ? (words[at + 2] ?? 0) : 0]
  return first * 65_536 + (second >>> 16)
}

/** @returns below 0 when the first text stands before the other, 0 when they are the same
 * @param other packed, from `otherAt` on */
export function compareTexts(words: Uint32Array, at: number, other: Uint32Array, otherAt: number): number {
  const [bytes, otherBytes] = [words[at] ?? 0, other[otherAt] ?? 0]
  const shorter = wordsOf(Math.min(bytes, otherBytes))
  for (let place = 1; place < shorter; place++) {
    const difference = (words[at + place] ?? 0) - (other[otherAt + place] ?? 0)
    if (difference !== 0) return difference
  }
  return bytes - otherBytes
}

function wordsOf(bytes: number): number {
  return 1 + ((bytes + 3) >>> 2)
}
