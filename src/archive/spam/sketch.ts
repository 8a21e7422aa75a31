import { createHash } from 'node:crypto'
import { foldName } from '../../platform/text/fold.ts'

/** Texts of fewer words are said by many people in good faith: "Thank you so much for this chapter!". */
const LEAST_WORDS = 8
/** Bits by which two sketches of nearly the same text differ at most. */
const NEAR = 10

/**
 * A short number for a text that is nearly the same for nearly the same texts: each pair of neighbouring words votes for the bits
 * of its hash.
 * @returns 16 hexadecimal digits; empty for a text too short to be compared
 * @see Charikar, Similarity Estimation Techniques from Rounding Algorithms, 2002
 */
export function sketchOf(text: string): string {
  const words = foldName(text)
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean)
  if (words.length < LEAST_WORDS) return ''
  const votes = new Array<number>(64).fill(0)
  for (let at = 0; at + 1 < words.length; at++) {
    const hash = createHash('sha256')
      .update(`${words[at]} ${words[at + 1]}`)
      .digest()
      .readBigUInt64BE()
    for (let bit = 0; bit < 64; bit++) votes[bit] = (votes[bit] ?? 0) + ((hash >> BigInt(bit)) & 1n ? 1 : -1)
  }
  const number = votes.reduce((sum, vote, bit) => (vote > 0 ? sum | (1n << BigInt(bit)) : sum), 0n)
  return number.toString(16).padStart(16, '0')
}

/** @returns whether two sketches are of nearly the same text; never for the empty one */
export function isNear(left: string, right: string): boolean {
  if (left === '' || right === '') return false
  let differing = BigInt(`0x${left}`) ^ BigInt(`0x${right}`)
  let bits = 0
  while (differing > 0n) {
    bits += Number(differing & 1n)
    differing >>= 1n
  }
  return bits <= NEAR
}
