import { foldName } from '../../../platform/text/fold.ts'
import { searchWords } from '../../../platform/text/words.ts'

/** @returns letters and digits alone, folded: what two names share that differ by punctuation and spaces */
export function skeletonOf(name: string): string {
  return foldName(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

/** @returns the words in an order of their own: what two names share that differ by the order of words */
export function wordBagOf(name: string): string {
  return [...searchWords(name)].sort().join(' ')
}

/** Letters that may differ between two names of one thing: none in short ones, where each letter is another word. */
export function toleranceFor(skeleton: string): number {
  return skeleton.length < 5 ? 0 : skeleton.length < 10 ? 1 : 2
}

/** Damerau's distance, in one pass: letters put in, left out, changed, or two neighbours swapped.
 * @returns undefined when it is more than `most` */
export function distanceWithin(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      line.push(cost)
    }
    if (Math.min(...line) > most) return undefined
    before = last
    last = line
  }
  const distance = last[other.length] ?? 0
  return distance > most ? undefined : distance
}
