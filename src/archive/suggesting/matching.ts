import { foldName } from '../../platform/text/fold.ts'
import type { PersonRead } from './kinds.ts'

/** A tag for a character that the archive has. */
export interface KnownCharacter {
  /** as it is written on works */
  readonly name: string
  /** the tag that filters, which it is or leads to; its own name when it neither is nor leads to one */
  readonly means: string
  readonly canonical: boolean
  /** whether it belongs to one of the fandoms that were chosen */
  readonly ofFandom: boolean
}

/** What a person of a story is called in the archive. */
export interface Matched {
  readonly name: string
  readonly known: boolean
}

/**
 * Finds for each person the archive's tag: by the whole name, else by a part of it among the characters of the chosen fandoms.
 * @param people the most prominent first: a tag that one has, no other gets
 * @returns in their order; undefined for whoever turned out to be one of the others
 */
export function matchCharacters(
  people: readonly PersonRead[],
  tags: readonly KnownCharacter[],
): readonly (Matched | undefined)[] {
  const sorted = tags
    .filter(({ canonical }) => canonical)
    .toSorted((one, other) => Number(other.ofFandom) - Number(one.ofFandom))
  const taken = new Set<string>()
  const exact = people.map((person) => exactly(person, sorted))
  for (const tag of exact) if (tag) taken.add(tag.means)
  const seen = new Set<string>()
  return people.map((person, at) => {
    const tag = exact[at] ?? partly(person, sorted, taken)
    if (!tag) return { name: person.name, known: false }
    if (seen.has(tag.means)) return undefined
    seen.add(tag.means)
    taken.add(tag.means)
    return { name: tag.means, known: true }
  })
}

/** The fullest name counts first, then all others the person is called. A single name is enough within a fandom only: every
 * second story has an Anna. */
function exactly({ name, names }: PersonRead, tags: readonly KnownCharacter[]): KnownCharacter | undefined {
  const spellings = [...new Set([name, ...names.map(([written]) => written)])]
  for (const spelling of spellings) {
    const key = foldName(spelling)
    const tag = tags.find(
      (one) => (one.ofFandom || key.includes(' ')) && formsOf(one.name).some(({ whole }) => whole === key),
    )
    if (tag) return tag
  }
  return undefined
}

function partly(
  { names }: PersonRead,
  tags: readonly KnownCharacter[],
  taken: ReadonlySet<string>,
): KnownCharacter | undefined {
  for (const [written] of names) {
    const words = wordsOf(written)
    const fitting = tags.filter(
      ({ name, means, ofFandom }) =>
        ofFandom && !taken.has(means) && formsOf(name).some((form) => isPart(words, form.words, written)),
    )
    const meant = new Set(fitting.map(({ means }) => means))
    if (meant.size === 1) return fitting[0]
  }
  return undefined
}

/** "Miss Darcy" is part of no "Fitzwilliam Darcy" that somebody is told by; "Holmes" is of "Sherlock Holmes". */
function isPart(words: readonly string[], whole: readonly string[], written: string): boolean {
  if (words.length === 0 || words.length >= whole.length) return false
  return words.every((word) => whole.includes(word)) && !/^(?:Mrs|Miss|Lady)\b/.test(written)
}

const forms = new Map<string, readonly Form[]>()
type Form = { readonly whole: string; readonly words: readonly string[] }

/** "Tin Woodman | Nick Chopper" is called by either; what stands in brackets tells apart and is no name. */
function formsOf(name: string): readonly Form[] {
  const known = forms.get(name)
  if (known) return known
  const made = name.split('|').flatMap((part) => {
    const bare = part.replace(/\([^()]*\)/g, '').trim()
    return bare === '' ? [] : [{ whole: foldName(bare).replace(/^the /, ''), words: wordsOf(bare) }]
  })
  if (forms.size > MOST_FORMS) forms.clear()
  forms.set(name, made)
  return made
}

const MOST_FORMS = 20_000
const TITLE = /^(?:mr|mrs|ms|miss|dr|sir|lady|lord|monsieur|madame|the)\.?$/

function wordsOf(name: string): readonly string[] {
  return foldName(name)
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .filter((word) => word !== '' && !TITLE.test(word))
}
