import { A, ARTICLES, BEFORE_THINGS, NOBODY, PARTICLES, SMALL, THINGS, TITLES } from './lexicon.ts'
import type { Word } from './scan.ts'

/** A place where a text names something. */
export type Mention = {
  /** "Mrs" without its full stop; empty */
  readonly title: string
  /** the names themselves, "of" and its like among them; empty for "the Captain", which has only a title */
  readonly parts: readonly string[]
  /** first and last word, title included, article not */
  readonly from: number
  readonly to: number
  /** behind "the" */
  readonly the: boolean
  /** behind "a" */
  readonly a: boolean
}

/** How a word is written all over a text. */
type Use = { capital: number; first: number; small: number }

/** Whatever a text names: people, places, ships, houses. In the order of the text. */
export function mentionsIn(words: readonly Word[]): Mention[] {
  const isName = namesAmong(words)
  const found: Mention[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    if (!word.capital) continue
    const mention = mentionAt(words, at, isName)
    if (!mention) continue
    found.push(mention)
    at = mention.to
  }
  return found
}

/** "I’d", "There’s", "Don’t". */
const CONTRACTED = /['’](?:d|ll|ve|re|m|t)$/

/** A word is a name when it has its capital within sentences, too, or is never written without it. */
function namesAmong(words: readonly Word[]): (word: Word) => boolean {
  const uses = new Map<string, Use>()
  for (const { low, capital, first } of words) {
    const use = uses.getOrInsertComputed(low, () => ({ capital: 0, first: 0, small: 0 }))
    if (!capital) use.small++
    else if (first) use.first++
    else use.capital++
  }
  return ({ low, first }) => {
    const use = uses.get(low)
    if (!use || SMALL.has(low) || low.length < 2 || CONTRACTED.test(low)) return false
    if (use.capital === 0) return use.small === 0 && use.first > 1
    const share = use.capital / (use.capital + use.small)
    return first ? share > 0.6 : share > 0.4 || (use.capital > 4 && share > 0.1)
  }
}

function mentionAt(words: readonly Word[], at: number, isName: (word: Word) => boolean): Mention | undefined {
  const start = words[at] as Word
  const titled = TITLES.has(start.low) && (!start.first || isNamed(words, at + 1, isName))
  // "Christmas" begins no name, whatever stands behind it
  if (!titled && NOBODY.has(start.low)) return undefined
  let to = titled ? at : at - 1
  while (isNamed(words, to + 1, isName) && (to < at || joined(words, to + 1))) to++
  while (to >= at && joins(words, to, isName)) {
    to += words[to + 2] && !(words[to + 2] as Word).capital ? 3 : 2
    while (isNamed(words, to + 1, isName) && joined(words, to + 1)) to++
  }
  if (to < at) return undefined
  const parts = words.slice(titled ? at + 1 : at, to + 1)
  if (parts.length === 0 && SMALL.has(start.low) && start.first) return undefined
  const before = start.gap === ' ' ? words[at - 1]?.low : undefined
  return {
    title: titled ? start.low : '',
    parts: parts.map(({ text }) => text),
    from: at,
    to,
    the: before !== undefined && ARTICLES.has(before),
    a: before !== undefined && A.has(before),
  }
}

function isNamed(words: readonly Word[], at: number, isName: (word: Word) => boolean): boolean {
  const word = words[at]
  if (!word?.capital) return false
  if (isName(word) || (at > 0 && !word.first && word.low !== 'i' && words[at - 1]?.capital && SMALL.has(word.low)))
    return true
  // an initial, or a word that is small elsewhere, between names
  return word.text.length === 1 && word.low !== 'i' && !word.first && isName(words[at + 1] ?? word)
}

/** "Anna Maria" is one name; "Anna’s Maria" and "Anna, Maria" are two. */
function joined(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1] as Word, words[at] as Word]
  if (before.owns) return false
  return (
    word.gap === ' ' ||
    (/^\. ?$/.test(word.gap) && (TITLES.has(before.low) || before.low === 'st' || before.text.length === 1))
  )
}

/** Whether "of" and a name follow: "Queen of Hearts", "van den Berg". */
function joins(words: readonly Word[], at: number, isName: (word: Word) => boolean): boolean {
  const [here, particle, next, after] = [words[at], words[at + 1], words[at + 2], words[at + 3]]
  if (!here || here.owns || !particle || particle.capital || particle.gap !== ' ' || next?.gap !== ' ') return false
  if (!PARTICLES.has(particle.low)) return false
  if (next.capital) return isNamed(words, at + 2, isName) && (particle.low !== 'of' || TITLES.has(here.low))
  return PARTICLES.has(next.low) && after?.gap === ' ' && isNamed(words, at + 3, isName) && TITLES.has(here.low)
}

/** Whether the words themselves say that nobody is meant: "Baker Street", "Lake Como". */
export function isThing({ parts, title }: Mention): boolean {
  if (parts.length === 0) return false
  const [first = '', last = ''] = [parts[0]?.toLowerCase(), parts.at(-1)?.toLowerCase()]
  if (parts.length > 1 && THINGS.has(last)) return true
  return (
    title === '' &&
    ((parts.length > 1 && BEFORE_THINGS.has(first)) || NOBODY.has(last) || parts.some((part) => /\d/.test(part)))
  )
}
