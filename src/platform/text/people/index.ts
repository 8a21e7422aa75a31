import { type Evidence, pronounsAfter, signOf } from './evidence.ts'
import { type Mention, mentionsIn } from './mentions.ts'
import { merged } from './merge.ts'
import { type Pair, pairsAmong } from './pairs.ts'
import { type Word, wordsOf } from './scan.ts'

export { TITLES } from './lexicon.ts'
export type { Pair } from './pairs.ts'
export { type Word, wordsOf } from './scan.ts'

/** Somebody whom a text speaks of. */
export type Person = {
  /** the fullest name that the text has: "Sherlock Holmes", "Mrs. Hudson", "White Rabbit" */
  readonly name: string
  /** all that the person is called, the most frequent first, with how often */
  readonly names: readonly (readonly [name: string, times: number])[]
  readonly times: number
  /** times that the person speaks, acts or is spoken to */
  readonly acts: number
  /** as the text's pronouns have it; undefined where it does not say */
  readonly gender: 'he' | 'she' | 'they' | undefined
  /** offset of the first mention */
  readonly at: number
}

/** Who is in a text, the most prominent first, and who is together there. */
export type People = { readonly people: readonly Person[]; readonly pairs: readonly Pair[] }

/** All mentions of one spelling. */
export type Spelling = {
  readonly title: string
  readonly parts: readonly string[]
  /** as it is written */
  readonly written: string
  readonly evidence: Evidence
}

/**
 * Finds the people of a story by how it speaks of them: they talk, act, are spoken to and are called he or she; one is in a
 * town and aboard a ship.
 * @param words those of the text, where somebody has taken it apart already
 * @param text paragraphs parted by line ends, in a script that has capital letters
 * @returns nobody for a text in another script. Never throws
 */
export function peopleIn(text: string, words: readonly Word[] = wordsOf(text)): People {
  const mentions = mentionsIn(words)
  const spellings = new Map<string, Spelling>()
  const keys = mentions.map((mention) => keyOf(mention))
  mentions.forEach((mention, at) => {
    const key = keys[at] as string
    const { evidence } = spellings.getOrInsertComputed(key, () => spellingOf(mention))
    const sign = signOf(words, mention)
    evidence.count++
    evidence.weight += sign.weight
    if (sign.acts) evidence.acts++
    if (sign.called) evidence.called++
    if (mention.the) evidence.the++
    if (words[mention.from]?.first) evidence.first++
    if (evidence.places.length === 0) evidence.places.push(words[mention.from]?.at ?? 0)
    pronounsAfter(words, mention, mentions[at + 1]?.from ?? words.length, evidence)
  })
  const { people, whose } = merged(spellings)
  const who = keys.map((key) => whose.get(key))
  return { people, pairs: pairsAmong(mentions, who, words) }
}

function keyOf({ title, parts }: Mention): string {
  return `${title}|${parts.join(' ').toLowerCase()}`
}

const FULL_STOP = new Set(['mr', 'mrs', 'ms', 'dr', 'prof', 'st', 'rev', 'capt', 'col', 'lt', 'sgt', 'mx'])

function spellingOf({ title, parts }: Mention): Spelling {
  const called = title.charAt(0).toUpperCase() + title.slice(1) + (FULL_STOP.has(title) ? '.' : '')
  return {
    title,
    parts,
    written: [called, ...parts].filter((part) => part !== '').join(' '),
    evidence: { count: 0, weight: 0, acts: 0, called: 0, the: 0, first: 0, he: 0, she: 0, they: 0, places: [] },
  }
}
