import { foldName, isBlankName } from '../../platform/text/fold.ts'
import { allow, type Result, refuse } from '../../platform/text/result.ts'
import type { TagType } from '../../schema/index.ts'

/** Characters of one tag's name, at most. */
export const TAG_NAME_MOST = 150

/** Fandoms, relationships, characters and additional tags of one work together, at most. */
export const TAGS_A_WORK = 75

/** How each type is called on a page; the last part of a path name that had to be told apart. */
export const TYPE_WORDS: Readonly<Record<TagType, string>> = {
  rating: 'Rating',
  warning: 'Archive Warning',
  category: 'Category',
  fandom: 'Fandom',
  relationship: 'Relationship',
  character: 'Character',
  additional: 'Additional Tag',
}

/** A tag that everyone has: its number is the one readers' tools send, its name the field's own. */
export interface FixedTag {
  readonly id: number
  readonly type: 'rating' | 'warning' | 'category'
  readonly name: string
}

/** Ratings, archive warnings and categories, in the order pages show them.
 * @see docs/architecture.md, addresses: the ids are part of them */
export const FIXED_TAGS: readonly FixedTag[] = [
  { id: 9, type: 'rating', name: 'Not Rated' },
  { id: 10, type: 'rating', name: 'General Audiences' },
  { id: 11, type: 'rating', name: 'Teen And Up Audiences' },
  { id: 12, type: 'rating', name: 'Mature' },
  { id: 13, type: 'rating', name: 'Explicit' },
  { id: 14, type: 'warning', name: 'Creator Chose Not To Use Archive Warnings' },
  { id: 16, type: 'warning', name: 'No Archive Warnings Apply' },
  { id: 17, type: 'warning', name: 'Graphic Depictions Of Violence' },
  { id: 18, type: 'warning', name: 'Major Character Death' },
  { id: 19, type: 'warning', name: 'Rape/Non-Con' },
  { id: 20, type: 'warning', name: 'Underage Sex' },
  { id: 116, type: 'category', name: 'F/F' },
  { id: 22, type: 'category', name: 'F/M' },
  { id: 21, type: 'category', name: 'Gen' },
  { id: 23, type: 'category', name: 'M/M' },
  { id: 2246, type: 'category', name: 'Multi' },
  { id: 24, type: 'category', name: 'Other' },
]

/** Ratings that are asked about before a page opens. */
const ADULT_RATINGS: ReadonlySet<string> = new Set(['Not Rated', 'Mature', 'Explicit'])

/** @returns whether a work with this rating stands behind the question for adults */
export function isAdultRating(rating: string): boolean {
  return ADULT_RATINGS.has(rating)
}

export type TagNameProblem = 'tag-blank' | 'tag-too-long' | 'tag-has-comma'

/** A tag's name as it is kept: trimmed, white space single. Commas part tags from each other, so no name holds one. */
export function tagNameFrom(typed: string): Result<string, TagNameProblem> {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (isBlankName(name)) return refuse('tag-blank')
  if (/[,，、]/.test(name)) return refuse('tag-has-comma')
  return [...name].length > TAG_NAME_MOST ? refuse('tag-too-long') : allow(name)
}

/** Parts a field of tags at commas of any script; empty parts and repetitions fall away.
 * @returns names as typed, in order */
export function splitTags(typed: string): readonly string[] {
  const seen = new Set<string>()
  return typed
    .split(/[,，、]/)
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .filter((name) => !isBlankName(name) && !seen.has(foldName(name)) && seen.add(foldName(name)))
}
