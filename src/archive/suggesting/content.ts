import type { StoryRead, Suggestion } from './kinds.ts'
import type { Place, Sign, Signs } from './signs.ts'
import { KNOWN_STRONG, type Subject } from './strong-words.ts'

type Rating = 'General Audiences' | 'Teen And Up Audiences' | 'Mature' | 'Explicit'

/** What a subject calls for once there is so much of it. */
interface Step {
  readonly subject: Subject
  readonly from: number
  readonly rating: Rating
  /** as in "it speaks of sex" */
  readonly about: string
}

/** The strictest first. */
const STEPS: readonly Step[] = [
  { subject: 'sex', from: 5, rating: 'Explicit', about: 'sex' },
  { subject: 'sex', from: 1, rating: 'Mature', about: 'sex' },
  { subject: 'force', from: 1, rating: 'Mature', about: 'force' },
  { subject: 'gore', from: 3, rating: 'Mature', about: 'wounds and torture' },
  { subject: 'harm', from: 5, rating: 'Mature', about: 'drugs, abuse or self-harm' },
  { subject: 'desire', from: 4, rating: 'Teen And Up Audiences', about: 'desire' },
  { subject: 'gore', from: 1, rating: 'Teen And Up Audiences', about: 'wounds and torture' },
  { subject: 'violence', from: 4, rating: 'Teen And Up Audiences', about: 'violence' },
  { subject: 'swearing', from: 1, rating: 'Teen And Up Audiences', about: 'nothing, but swears' },
  { subject: 'harm', from: 2, rating: 'Teen And Up Audiences', about: 'drugs, abuse or self-harm' },
]

/** In so many words one mention is no more than one in a short story. */
const LONG = 10_000

/** The rating that the words of a story speak for.
 * @returns undefined in a language whose words are not known */
export function likelyRating({ signs, language, words }: StoryRead): Suggestion | undefined {
  if (!language || !KNOWN_STRONG.includes(language.code)) return undefined
  const scale = Math.max(1, words / LONG)
  const step = STEPS.find(
    ({ subject, from }) => (signs[subject]?.times ?? 0) >= from * (from > 1 ? scale : Math.sqrt(scale)),
  )
  const sign = step && signs[step.subject]
  if (!step || !sign) {
    return fixed('rating', 'General Audiences', `few or no words were found that speak for a higher one${fewOf(signs)}`)
  }
  return fixed('rating', step.rating, `it speaks of ${step.about}: ${counted(sign)}`)
}

/** What may call for an archive warning. Words prove nothing: a kitchen has knives. */
export function likelyWarnings({ signs, deaths, words }: StoryRead): readonly Suggestion[] {
  const scale = Math.max(1, words / LONG)
  const { gore, violence, force } = signs
  const found: Suggestion[] = []
  const violent = (gore?.times ?? 0) * 3 + (violence?.times ?? 0)
  const worst = gore ?? violence
  if (worst && violent >= 12 * scale) {
    found.push(fixed('warnings', 'Graphic Depictions Of Violence', `it has ${counted(worst)}`))
  }
  for (const { name, times, place } of deaths) {
    found.push(
      fixed('warnings', 'Major Character Death', `${name} seems to be dead, ${timesOf(times)}: ${placed(place)}`),
    )
  }
  if (force) found.push(fixed('warnings', 'Rape/Non-Con', `it has ${counted(force)}`))
  return found
}

/** Gen, where nobody kisses; else what the pairs would make of it. */
export function likelyCategories({ signs, pairs, people, language }: StoryRead): readonly Suggestion[] {
  if (!language || !KNOWN_STRONG.includes(language.code)) return []
  const { love } = signs
  const [pair] = pairs
  const [one, other] = [people[pair?.one ?? -1], people[pair?.other ?? -1]]
  const gen = fixed(
    'categories',
    'Gen',
    love ? `love is hardly spoken of: ${counted(love)}` : 'no word of love was found',
  )
  if (!love || love.times < 3) return [gen]
  const name = categoryOf(one?.gender, other?.gender)
  if (!one || !other || !name) return []
  const why = `${one.name} is “${one.gender}” and ${other.name} “${other.gender}”, and there is ${counted(love)}`
  return [fixed('categories', name, `${why}; only if they are a couple in it`)]
}

function categoryOf(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined
  if (one === 'they' || other === 'they') return 'Other'
  if (one !== other) return 'F/M'
  return one === 'she' ? 'F/F' : 'M/M'
}

function fixed(field: Suggestion['field'], name: string, because: string): Suggestion {
  return { field, options: [{ value: name, label: name, known: true }], because }
}

function fewOf(signs: Signs): string {
  const [first] = (['violence', 'swearing', 'desire', 'harm'] as const).flatMap((subject) => signs[subject] ?? [])
  return first ? `: ${counted(first)}` : ''
}

/** “blood” 3 times, “knife” once; first in paragraph 4: “… the knife …” */
export function counted({ words, place }: Sign): string {
  return `${words.map(([word, times]) => `“${word}” ${timesOf(times)}`).join(', ')}; first in ${placed(place)}`
}

export function placed({ paragraph, quote }: Place): string {
  return `paragraph ${paragraph}, “${quote.replaceAll('“', '‘').replace(/[”"]/g, '’')}”`
}

export function timesOf(times: number): string {
  if (times === 1) return 'once'
  return times === 2 ? 'twice' : `${times} times`
}
