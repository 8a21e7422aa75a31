import { languageIn } from '../../platform/text/language/index.ts'
import { type Pair, type Person, peopleIn, type Word, wordsOf } from '../../platform/text/people/index.ts'
import { charactersAmong } from './characters.ts'
import { deathsIn } from './deaths.ts'
import type { DeathRead, PairRead, StoryRead } from './kinds.ts'
import { placeOf, signsIn } from './signs.ts'

/** Longer stories are read up to here. */
const MOST_LETTERS = 4_000_000
const MOST_PAIRS = 5
/** A death of somebody who is only passing through is nobody's warning. */
const MAIN = 5

/** Reads a story for what it might be tagged with. Everything that takes long is in here: some 600 ms for a million letters.
 * @param given plain text, a paragraph a line */
export function readForTags(given: string): StoryRead {
  const text = given.length > MOST_LETTERS ? given.slice(0, MOST_LETTERS) : given
  const words = wordsOf(text)
  const language = languageIn(text)
  const found = peopleIn(text, words)
  const people = charactersAmong(found.people)
  return {
    language,
    people: people.map(({ at, ...person }) => ({ ...person, place: placeAt(text, words, at) })),
    pairs: pairsOf(found.pairs, found.people, people).map(({ at, ...pair }) => ({
      ...pair,
      place: placeAt(text, words, at),
    })),
    signs: signsIn(text, words, language?.code ?? ''),
    deaths: language?.code === 'en' ? deathsOf(text, words, people) : [],
    words: words.length,
  }
}

/** Those that matter: both are worth a tag, and they are together more than now and then. */
function pairsOf(
  pairs: readonly Pair[],
  all: readonly Person[],
  people: readonly Person[],
): (Omit<PairRead, 'place'> & { readonly at: number })[] {
  const most = pairs[0]?.times ?? 0
  return pairs
    .flatMap((pair) => {
      const [one, other] = [pair.one, pair.other].map((place) => people.indexOf(all[place] as Person)) as [
        number,
        number,
      ]
      return one < 0 || other < 0 || pair.times < 2 || pair.times * 5 < most ? [] : [{ ...pair, one, other }]
    })
    .slice(0, MOST_PAIRS)
}

function deathsOf(text: string, words: readonly Word[], people: readonly Person[]): DeathRead[] {
  const names = new Map<string, number>()
  people.slice(0, MAIN).forEach((person, at) => {
    for (const [written] of person.names) {
      const last = written.toLowerCase().split(' ').at(-1) ?? ''
      if (!names.has(last)) names.set(last, at)
    }
  })
  return [...deathsIn(words, names)].flatMap(([who, places]) => {
    const [person, first] = [people[who], places[0]]
    return person && first ? [{ name: person.name, times: places.length, place: placeOf(text, first) }] : []
  })
}

function placeAt(text: string, words: readonly Word[], at: number) {
  let [low, high] = [0, words.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((words[middle] as Word).at <= at) low = middle
    else high = middle - 1
  }
  return placeOf(text, words[low] ?? { at: 0, line: 0, text: '' })
}
