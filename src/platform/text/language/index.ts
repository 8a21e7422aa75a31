import { scriptIn } from './scripts.ts'
import { SMALL_WORDS } from './words.ts'

/** The language that a text seems to be in. */
export type Detected = {
  /** BCP 47 */
  readonly code: string
  /** small words, or letters where they tell it, that speak for it, and how many there were to look at */
  readonly signs: number
  readonly of: number
  /** a few of the words that spoke for it; none where the letters did */
  readonly words: readonly string[]
}

/** So many letters tell a language. */
const ENOUGH = 20_000
/** Shorter texts tell nothing. */
const LEAST = 12

/** languages by small word, and how many share it */
const owners = new Map<string, string[]>()
for (const [code, list] of Object.entries(SMALL_WORDS))
  for (const word of new Set(list.split(' '))) owners.set(word, [...(owners.get(word) ?? []), code])

/** All codes that can be answered. */
export const DETECTABLE: readonly string[] = [
  ...Object.keys(SMALL_WORDS),
  ...'el grc ka hy yi he ur ar fa mr hi bn pa ta te th ko ja zh-Hans yue zh-Hant'.split(' '),
]

/** @param text plain; of a long one, its first part and one from the middle are looked at
 * @returns undefined where nothing stands out */
export function languageIn(text: string): Detected | undefined {
  const sample =
    text.length > ENOUGH * 2 ? text.slice(0, ENOUGH) + text.slice(text.length >> 1, (text.length >> 1) + ENOUGH) : text
  return scriptIn(sample) ?? byWords(sample)
}

function byWords(sample: string): Detected | undefined {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? []
  if (words.length < LEAST) return undefined
  const scores = new Map<string, { weight: number; signs: number; words: Map<string, number> }>()
  for (const word of words) {
    const codes = owners.get(word)
    if (!codes) continue
    for (const code of codes) {
      const score = scores.getOrInsertComputed(code, () => ({ weight: 0, signs: 0, words: new Map() }))
      // a word that many languages have says little of which one it is
      score.weight += 1 / Math.sqrt(codes.length)
      score.signs++
      score.words.set(word, (score.words.get(word) ?? 0) + 1)
    }
  }
  const [best, second] = [...scores].toSorted(([, one], [, other]) => other.weight - one.weight)
  if (!best || best[1].signs < words.length * 0.12 || best[1].signs < 5) return undefined
  if (second && second[1].weight === best[1].weight) return undefined
  const [code, { signs, words: seen }] = best
  const often = [...seen].toSorted(([, one], [, other]) => other - one).slice(0, 4)
  return { code, signs, of: words.length, words: often.map(([word]) => word) }
}
