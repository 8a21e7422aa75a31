import { FIXED_TAGS } from '../../tags/index.ts'

/** What a category, character or class of the old archive becomes. */
export type As = 'fandom' | 'character' | 'relationship' | 'additional' | 'warning' | 'category' | 'leave'

/** What ratings are called, the mildest first; what none of these fits is Not Rated.
 * @see docs/moving-in.md, ratings */
const RATINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:nc|n\/c|fr-?ao|fr-?m|ao|ma|x+|18|21|adults?|explicit|smut|lemon|nsfw|tv-?ma)(?:\b|[-+_ ]|$)/i, 'Explicit'],
  [/^(?:m|r|fr-?18|16|17|mature|restricted|lime)(?:\b|[-+_ ]|$)/i, 'Mature'],
  [/^(?:k\+|pg|t|teens?|fr-?13|fr-?15|12|13|14|15|ya|tv-?14|young adults?)(?:\b|[-+_ ]|$)/i, 'Teen And Up Audiences'],
  [
    /^(?:g|k|u|all|any|general|everyone|everybody|fr-?k|fr-?t|children|family|suitable|0)(?:\b|[-+_ ]|$)/i,
    'General Audiences',
  ],
]

/** @param name as the old archive calls it
 * @returns the rating of ours that is most likely meant */
export function guessRating(name: string): string {
  const tidy = name.trim()
  const same = FIXED_TAGS.find((tag) => tag.type === 'rating' && tag.name.toLowerCase() === tidy.toLowerCase())
  return same?.name ?? RATINGS.find(([pattern]) => pattern.test(tidy))?.[1] ?? 'Not Rated'
}

const WARNINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:no(?:ne| warnings?| archive warnings apply)?|n\/a)$/i, 'No Archive Warnings Apply'],
  [/choose not|chose not|not? to warn|undisclosed/i, 'Creator Chose Not To Use Archive Warnings'],
  [/\b(?:rape|non-?con(?:sensual)?|sexual assault)\b/i, 'Rape/Non-Con'],
  [/\bunder-?age\b|\bchan\b/i, 'Underage Sex'],
  [/\b(?:graphic|extreme|strong)\b.*\bviolence\b|^violence$|\bgore\b|\btorture\b/i, 'Graphic Depictions Of Violence'],
  [/\b(?:major )?character death\b|\bdeath\s?fic\b|\bmajor death\b/i, 'Major Character Death'],
]

/** @returns the archive warning that is meant; undefined for a warning that is none of the fixed ones */
export function guessWarning(name: string): string | undefined {
  return WARNINGS.find(([pattern]) => pattern.test(name.trim()))?.[1]
}

const CATEGORIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:f\s?\/\s?f|fem-?slash|femme ?slash)$/i, 'F/F'],
  [/^(?:m\s?\/\s?m|slash)$/i, 'M/M'],
  [/^(?:f\s?\/\s?m|m\s?\/\s?f|het(?:erosexual)?)$/i, 'F/M'],
  [/^gen(?:eral| fic)?$/i, 'Gen'],
  [/^(?:multi(?:ple)?|threesomes?(?: ?\+)?|moresomes?|poly)$/i, 'Multi'],
]

/** What a class becomes, by the name of its type and its own.
 * @returns what it is, and its name here */
export function guessClass(type: string, name: string): { readonly as: As; readonly to: string } {
  if (/warning/i.test(type)) {
    const warning = guessWarning(name)
    return warning ? { as: 'warning', to: warning } : { as: 'additional', to: name }
  }
  const category = CATEGORIES.find(([pattern]) => pattern.test(name.trim()))?.[1]
  if (category && /categor|orientation|pairing type|type of pairing|slash|relationship type/i.test(type)) {
    return { as: 'category', to: category }
  }
  if (/pairing|couple|\bships?\b|relationship/i.test(type)) {
    return /\/|&|\bx\b/i.test(name) ? { as: 'relationship', to: name } : { as: 'additional', to: name }
  }
  if (/character/i.test(type)) return { as: 'character', to: name }
  return /fandom|universe|canon source/i.test(type) ? { as: 'fandom', to: name } : { as: 'additional', to: name }
}

/** What a category becomes: a fandom, unless it is called like a pairing. */
export function guessCategory(name: string): { readonly as: As; readonly to: string } {
  const kind = CATEGORIES.find(([pattern]) => pattern.test(name.trim()))?.[1]
  if (kind) return { as: 'category', to: kind }
  return /^[^/]{2,}\/[^/]{2,}(?:\/[^/]{2,})?$/.test(name) && !/https?:|tv|film|movie|book/i.test(name)
    ? { as: 'relationship', to: name }
    : { as: 'fandom', to: name }
}

/** @returns the name without commas, which part tags from each other here, and not too long for one */
export function tagFrom(name: string): string {
  const tidy = name
    .replace(/\s*[,，、]\s*/g, ' - ')
    .replace(/\s+/gu, ' ')
    .trim()
  return [...tidy].slice(0, 150).join('').trim()
}
