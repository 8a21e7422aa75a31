import type { TagType } from '../../../schema/index.ts'
import type { Sort } from './filter.ts'

/** What readers' tools call the types of tags. */
export const TYPE_NAMES: Readonly<Record<TagType, string>> = {
  rating: 'rating',
  warning: 'archive_warning',
  category: 'category',
  fandom: 'fandom',
  character: 'character',
  relationship: 'relationship',
  additional: 'freeform',
}

/** What they call the orders. */
export const SORT_NAMES: Readonly<Record<Sort, string>> = {
  match: '_score',
  creators: 'authors_to_sort_on',
  title: 'title_to_sort_on',
  posted: 'created_at',
  updated: 'revised_at',
  words: 'word_count',
  hits: 'hits',
  kudos: 'kudos_count',
  comments: 'comments_count',
  bookmarks: 'bookmarks_count',
}

/** The field's name in an address: `query` → `work_search[query]`. */
export function field(name: string): string {
  return `work_search[${name}]`
}

/** The name of the boxes for tags of one type. */
export function boxName(way: 'include' | 'exclude', type: TagType): string {
  return `${way}_work_search[${TYPE_NAMES[type]}_ids][]`
}

/** Parts of an address that say nothing about which works. */
export const BESIDE: ReadonlySet<string> = new Set([
  'page',
  'after',
  'before',
  'commit',
  'utf8',
  'view_adult',
  'show',
  'fbclid',
  'gclid',
  'ref',
  'usual',
  'typed',
])

/** @returns the type that a field's name speaks of: `archive_warning_ids` → warning */
export function typeNamed(name: string): TagType | undefined {
  return (Object.keys(TYPE_NAMES) as TagType[]).find((type) => TYPE_NAMES[type] === name)
}
