import { foldName } from '../../platform/text/fold.ts'

/** Words of one text that count, at most: a long text must not outweigh many. */
const MOST_WORDS = 200

/** @param text plain
 * @returns its words, folded, each once; what looks like an address or a number is told as that */
export function wordsOf(text: string): readonly string[] {
  const told = text
    .replace(/https?:\/\/\S+|\bwww\.\S+/gi, ' linkaddress ')
    .replace(/\S+@\S+\.\S+/g, ' mailaddress ')
    .replace(/\p{N}+/gu, ' number ')
  const words = foldName(told).split(/[^\p{L}\p{M}']+/u)
  return [...new Set(words.filter((word) => word.length > 1 && word.length <= 40))].slice(0, MOST_WORDS)
}

/** What was learned of some words: in how many texts of each kind they stood. */
export interface Learned {
  readonly texts: { readonly spam: number; readonly fair: number }
  readonly words: ReadonlyMap<string, { readonly spam: number; readonly fair: number }>
}

/** Texts of each kind that have to be judged before anything is said from them. */
const LEAST = 10
/** Words that say most are asked, and no more: the usual ones of a text would drown them. */
const ASKED = 15

/**
 * How likely a text with these words is spam, by what was judged before. The words that say most decide, each held back by how
 * seldom it was seen.
 * @returns 0 to 1; undefined while too little was judged
 * @see https://www.paulgraham.com/spam.html for the choice of few words, and Robinson's correction for rare ones
 */
export function likelihood(words: readonly string[], { texts, words: known }: Learned): number | undefined {
  if (texts.spam < LEAST || texts.fair < LEAST) return undefined
  const chances = words
    .map((word) => {
      const seen = known.get(word)
      if (!seen) return 0.5
      const [spam, fair] = [seen.spam / texts.spam, seen.fair / texts.fair]
      const times = seen.spam + seen.fair
      const raw = spam + fair === 0 ? 0.5 : spam / (spam + fair)
      return Math.min(0.99, Math.max(0.01, (0.5 + times * raw) / (1 + times)))
    })
    .sort((a, b) => Math.abs(b - 0.5) - Math.abs(a - 0.5))
    .slice(0, ASKED)
  const odds = chances.reduce((sum, chance) => sum + Math.log(chance / (1 - chance)), 0)
  return 1 / (1 + Math.exp(-odds))
}
