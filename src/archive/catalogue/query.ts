import type { TagType } from '../../schema/index.ts'
import type { Flag, NumberField, Order } from './work.ts'

/** What a work must fulfil to be found; any combination. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** found under the tag, or one below it in the graph of metatags */
  | { readonly tag: number }
  | { readonly flag: Flag }
  | { readonly language: string }
  | { readonly creator: number }
  | { readonly series: number }
  /** both ends are inside */
  | { readonly field: NumberField; readonly from?: number; readonly to?: number }
  /** ids, as a search in texts found them */
  | { readonly works: Uint32Array | readonly number[] }

/** A work in a listing, as the listing's order sees it: what the pages before and after begin from. */
export interface Cursor {
  readonly key: string | number
  readonly id: number
}

export interface CatalogueQuery {
  readonly condition: Condition
  /** whether restricted works may be seen */
  readonly members: boolean
  readonly sort: Order
  /** works of equal keys go by id, in the same direction */
  readonly descending: boolean
  /** 1 for the first; a cursor, where there is one, decides */
  readonly page: number
  /** a cursor of another order than `sort` says nothing */
  readonly after?: Cursor
  readonly before?: Cursor
  /** works on a page */
  readonly size?: number
  /** values of each type of tag at most; 0 for no facets */
  readonly facets?: number
}

/** What is counted, and on how many of the works found. */
export type Count<Value> = readonly [value: Value, works: number]

/** Of each type of tag the values on most of the works found, equal ones by id; those on none are not told. */
export type Facets = Readonly<Record<TagType, readonly Count<number>[]>>

/** Which values of what was found are told. */
export interface ValuesWanted {
  readonly types: readonly TagType[]
  /** so many of them at most */
  readonly most: number
  /** the ids that are told of; any when absent */
  readonly among?: ReadonlySet<number>
}

export interface CatalogueAnswer {
  readonly total: number
  /** ids, in order */
  readonly works: readonly number[]
  /** of the first and last of them; undefined when there are none */
  readonly first: Cursor | undefined
  readonly last: Cursor | undefined
  /** whether there are works before and after these */
  readonly hasPrevious: boolean
  readonly hasNext: boolean
  /** undefined when none were asked for */
  readonly facets: Facets | undefined
  /** all languages of the works found, those of most works first, then by code; empty without facets */
  readonly languages: readonly Count<string>[]
}
