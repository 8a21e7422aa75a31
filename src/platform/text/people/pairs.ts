import type { Mention } from './mentions.ts'
import type { Word } from './scan.ts'

/** Two people who are often together, as places in the list of people; the more prominent one first. */
export type Pair = {
  readonly one: number
  readonly other: number
  /** how often one is named soon after the other */
  readonly times: number
  /** offset of the first such place */
  readonly at: number
}

/** So many words apart two people are together. */
const NEAR = 60

/** Who is named near whom.
 * @param who of each mention the place of its person; undefined for nobody */
export function pairsAmong(
  mentions: readonly Mention[],
  who: readonly (number | undefined)[],
  words: readonly Word[],
): Pair[] {
  const found = new Map<string, { one: number; other: number; times: number; at: number }>()
  mentions.forEach((mention, at) => {
    const here = who[at]
    if (here === undefined) return
    const met = new Set<number>()
    for (let back = at - 1; back >= 0; back--) {
      const before = mentions[back] as Mention
      if (mention.from - before.to > NEAR) break
      const there = who[back]
      // only up to where the same person was named before: what lies behind was counted then
      if (there === here) break
      if (there === undefined || met.has(there)) continue
      met.add(there)
      const [one, other] = here < there ? [here, there] : [there, here]
      const key = `${one} ${other}`
      const pair = found.get(key)
      if (pair) pair.times++
      else found.set(key, { one, other, times: 1, at: words[before.from]?.at ?? 0 })
    }
  })
  return [...found.values()].sort((a, b) => b.times - a.times || a.one - b.one || a.other - b.other)
}
