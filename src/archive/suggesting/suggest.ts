import type { Db } from '../../schema/index.ts'
import { likelyCategories, likelyRating, likelyWarnings, placed, timesOf } from './content.ts'
import type { LanguageRead, PairRead, PersonRead, StoryRead, Suggestion } from './kinds.ts'
import { type Matched, matchCharacters } from './matching.ts'
import { charactersFor, pairingsNamed } from './store.ts'

/** What a story might be tagged with, in the order of the form, in the archive's own tags where it has them.
 * @param fandoms as typed, parted by commas */
export async function suggestionsFor(db: Db, read: StoryRead, fandoms: string): Promise<readonly Suggestion[]> {
  const matched = matchCharacters(read.people, await charactersFor(db, read.people, fandoms))
  const pairs = pairsOf(read, matched)
  const known = await pairingsNamed(
    db,
    pairs.flatMap(({ names: [one, other] }) => [`${one}/${other}`, `${one} & ${other}`]),
  )
  return withNames(read, matched, known)
}

/** The same without an archive: names as the story has them. */
export function suggestionsWithout(read: StoryRead): readonly Suggestion[] {
  return withNames(read, matchCharacters(read.people, []), new Map())
}

function withNames(
  read: StoryRead,
  matched: readonly (Matched | undefined)[],
  pairings: ReadonlyMap<string, string>,
): readonly Suggestion[] {
  const rating = likelyRating(read)
  return [
    ...(rating ? [rating] : []),
    ...likelyWarnings(read),
    ...likelyCategories(read),
    ...pairsOf(read, matched).map(({ pair, names }) => pairSuggestion(pair, names, pairings)),
    ...read.people.flatMap((person, at) => {
      const tag = matched[at]
      return tag ? [characterSuggestion(person, tag)] : []
    }),
    ...(read.language ? [languageSuggestion(read.language)] : []),
  ]
}

type NamedPair = { readonly pair: PairRead; readonly names: readonly [string, string] }

function pairsOf({ pairs }: StoryRead, matched: readonly (Matched | undefined)[]): readonly NamedPair[] {
  return pairs.flatMap((pair) => {
    const [one, other] = [matched[pair.one], matched[pair.other]]
    return one && other ? [{ pair, names: [one.name, other.name] as const }] : []
  })
}

/** Romance or not is for the person to say. */
function pairSuggestion(
  { times, place }: PairRead,
  [one, other]: readonly [string, string],
  pairings: ReadonlyMap<string, string>,
): Suggestion {
  const option = (name: string, what: string) => {
    const written = pairings.get(name) ?? name
    return { value: written, label: `${written} (${what})`, known: pairings.has(name) }
  }
  return {
    field: 'relationships',
    options: [option(`${one}/${other}`, 'romance'), option(`${one} & ${other}`, 'anything else')],
    because: `they are named close together ${timesOf(times)}; first in ${placed(place)}`,
  }
}

function characterSuggestion({ names, times, acts, place }: PersonRead, { name, known }: Matched): Suggestion {
  const others = names.filter(([written]) => written !== name).slice(0, 4)
  const as = others.length === 0 ? '' : `, as ${others.map(([written, count]) => `“${written}” (${count})`).join(', ')}`
  return {
    field: 'characters',
    options: [{ value: name, label: name, known }],
    because: `named ${timesOf(times)}${as}, and speaks, acts or is spoken to ${timesOf(acts)}; first in ${placed(place)}`,
  }
}

const NAMES = new Intl.DisplayNames('en', { type: 'language' })

function languageSuggestion({ code, signs, of, words }: LanguageRead): Suggestion {
  const label = NAMES.of(code) ?? code
  const share = Math.round((signs / of) * 100)
  const because =
    words.length === 0
      ? 'of its letters'
      : `${share} of a hundred words are small words of it: ${words.map((word) => `“${word}”`).join(', ')}`
  return { field: 'language', options: [{ value: code, label, known: true }], because }
}
