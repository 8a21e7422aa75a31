/** What the catalogue knows of a work that may be listed. */
export interface CatalogueWork {
  /** above 0, below 2³¹ */
  readonly id: number
  /** for members only */
  readonly restricted: boolean
  readonly complete: boolean
  readonly crossover: boolean
  readonly singleChapter: boolean
  /** it carries one relationship and no other */
  readonly singleRelationship: boolean
  /** BCP 47 */
  readonly language: string
  readonly words: number
  readonly chapters: number
  readonly hits: number
  readonly kudos: number
  readonly comments: number
  readonly bookmarks: number
  /** milliseconds since 1970 */
  readonly posted: number
  readonly updated: number
  /** what titles and bylines are sorted by, as the bytes of their UTF-8 */
  readonly titleKey: string
  readonly creatorsKey: string
  /** pseuds */
  readonly creators: readonly number[]
  readonly series: readonly number[]
  /** every tag it is found under directly: as typed, and what those are synonyms of; ratings, warnings and categories
   * are tags too */
  readonly tags: readonly number[]
  /** those of them that facets count: canonical, or tied to nothing */
  readonly counted: readonly number[]
}

export const NUMBER_FIELDS = [
  'words',
  'chapters',
  'hits',
  'kudos',
  'comments',
  'bookmarks',
  'posted',
  'updated',
] as const
export type NumberField = (typeof NUMBER_FIELDS)[number]

export const TEXT_ORDERS = ['title', 'creators'] as const
export type TextOrder = (typeof TEXT_ORDERS)[number]

export const NUMBER_ORDERS = ['words', 'hits', 'kudos', 'comments', 'bookmarks', 'posted', 'updated'] as const
export type NumberOrder = (typeof NUMBER_ORDERS)[number]

/** What a listing can be sorted by. */
export type Order = NumberOrder | TextOrder

export const FLAGS = ['restricted', 'complete', 'crossover', 'singleChapter', 'singleRelationship'] as const
export type Flag = (typeof FLAGS)[number]

/** Counters move without anything else changing. */
export type Counters = Partial<Pick<CatalogueWork, 'hits' | 'kudos' | 'comments' | 'bookmarks'>>
