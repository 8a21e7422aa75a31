import type { Counted, Flag, FreeType, Time, WordPlace } from './tree.ts'

/** What stands behind a field's colon. */
export type Field =
  | { readonly kind: 'words'; readonly place: WordPlace | undefined }
  | { readonly kind: 'named'; readonly type: FreeType | undefined }
  | { readonly kind: 'fixed'; readonly type: 'rating' | 'warning' | 'category' }
  | { readonly kind: 'number'; readonly fixed: boolean }
  | { readonly kind: 'count'; readonly of: Counted }
  | { readonly kind: 'time'; readonly of: Time }
  | { readonly kind: 'flag'; readonly flag: Flag }
  | { readonly kind: 'language' }
  | { readonly kind: 'user' }
  | { readonly kind: 'collection' }
  | { readonly kind: 'work' }
  | { readonly kind: 'sort' }

/** The fields by the name that is printed, each with its other names: short forms, plurals, what readers' tools write. */
export const FIELDS: readonly (readonly [names: string, field: Field])[] = [
  ['title', { kind: 'words', place: 'title' }],
  ['author authors creator creators by', { kind: 'words', place: 'creators' }],
  ['summary', { kind: 'words', place: 'summary' }],
  ['notes note', { kind: 'words', place: 'notes' }],
  ['series', { kind: 'words', place: 'series' }],
  ['text story', { kind: 'words', place: 'text' }],
  ['tag tags', { kind: 'words', place: 'tags' }],
  ['tagged', { kind: 'named', type: undefined }],
  ['fandom fandoms fandom_names', { kind: 'named', type: 'fandom' }],
  ['character characters char character_names', { kind: 'named', type: 'character' }],
  ['relationship relationships pairing relationship_names', { kind: 'named', type: 'relationship' }],
  ['additional freeform freeforms freeform_names', { kind: 'named', type: 'additional' }],
  ['rating ratings', { kind: 'fixed', type: 'rating' }],
  ['warning warnings archive_warning archive_warnings', { kind: 'fixed', type: 'warning' }],
  ['category categories', { kind: 'fixed', type: 'category' }],
  ['rating_ids archive_warning_ids category_ids', { kind: 'number', fixed: true }],
  ['filter_ids tag_ids fandom_ids character_ids relationship_ids freeform_ids', { kind: 'number', fixed: false }],
  ['words word_count wordcount', { kind: 'count', of: 'words' }],
  ['hits', { kind: 'count', of: 'hits' }],
  ['kudos kudos_count', { kind: 'count', of: 'kudos' }],
  ['comments comments_count', { kind: 'count', of: 'comments' }],
  ['bookmarks bookmarks_count', { kind: 'count', of: 'bookmarks' }],
  ['chapters chapter', { kind: 'count', of: 'chapters' }],
  ['updated revised_at', { kind: 'time', of: 'updated' }],
  ['posted created_at published', { kind: 'time', of: 'posted' }],
  ['complete completed', { kind: 'flag', flag: 'complete' }],
  ['crossover crossovers', { kind: 'flag', flag: 'crossover' }],
  ['restricted', { kind: 'flag', flag: 'restricted' }],
  ['oneshot single_chapter', { kind: 'flag', flag: 'one-chapter' }],
  ['read', { kind: 'flag', flag: 'read' }],
  ['otp', { kind: 'flag', flag: 'one-relationship' }],
  ['lang language language_id languages', { kind: 'language' }],
  ['user', { kind: 'user' }],
  ['collection collections collection_ids', { kind: 'collection' }],
  ['work works', { kind: 'work' }],
  ['sort', { kind: 'sort' }],
]

const BY_NAME: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap(([names, field]) => names.split(' ').map((name) => [name, field])),
)

/** Every name that a field is known by. */
export const FIELD_NAMES: readonly string[] = [...BY_NAME.keys()]

/** @param name in any case
 * @returns undefined when no field is called that */
export function fieldCalled(name: string): Field | undefined {
  return BY_NAME.get(name.toLowerCase())
}

/** Names of fields whose values may stand behind < or > without a colon. */
export function isMeasured(field: Field | undefined): boolean {
  return field?.kind === 'count' || field?.kind === 'time'
}
