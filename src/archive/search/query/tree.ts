import type { TagType } from '../../../schema/index.ts'
import type { Age } from '../filter/ages.ts'
import type { Sort } from '../filter/filter.ts'
import type { Range } from '../filter/ranges.ts'

/** Where words of a work can be asked for. */
export type WordPlace = 'title' | 'creators' | 'tags' | 'summary' | 'notes' | 'series' | 'text'

/** The types of tags that creators make up themselves. */
export type FreeType = Exclude<TagType, 'rating' | 'warning' | 'category'>

/** What is counted of a work. */
export type Counted = 'words' | 'hits' | 'kudos' | 'comments' | 'bookmarks' | 'chapters'

/** The times of a work. */
export type Time = 'updated' | 'posted'

/**
 * What a work is or is not.
 * - `complete`: all its chapters are posted
 * - `crossover`: it is of several fandoms; two names of one fandom make none
 * - `restricted`: only members may read it
 * - `one-chapter`: it is to have one chapter and no more
 * - `read`: whoever asks has opened it
 * - `one-relationship`: it carries one relationship tag and no other, `&` as well as `/`; names of the same relationship
 *   count once
 */
export type Flag = 'complete' | 'crossover' | 'restricted' | 'one-chapter' | 'one-relationship' | 'read'

/** Words that stand in a row, somewhere or in one place. The last may go on. */
export interface WordsTerm {
  readonly kind: 'words'
  /** undefined: anywhere, the text of the story among it */
  readonly place: WordPlace | undefined
  /** as typed, white space single; it holds a word and no quotation mark */
  readonly text: string
  readonly open: boolean
}

/** A tag by its name, or by a name that was made one with it; words of tags where no tag is called that. */
export interface NamedTerm {
  readonly kind: 'named'
  /** undefined: of whatever type */
  readonly type: FreeType | undefined
  readonly name: string
}

/** A tag by its number, or one that was made one with it. */
export interface TagTerm {
  readonly kind: 'tag'
  readonly id: number
}

/** Works of an account, or under one of its pen names. */
export interface UserTerm {
  readonly kind: 'user'
  readonly login: string
  /** empty: under any of them */
  readonly pseud: string
}

/** Works in a collection, by the name in its address. */
export interface CollectionTerm {
  readonly kind: 'collection'
  readonly name: string
}

/** One work, by its number. */
export interface WorkTerm {
  readonly kind: 'work'
  readonly id: number
}

export interface FlagTerm {
  readonly kind: 'flag'
  readonly flag: Flag
}

export interface LanguageTerm {
  readonly kind: 'language'
  /** BCP 47, one of the archive's */
  readonly code: string
}

export interface RangeTerm {
  readonly kind: 'range'
  readonly of: Counted
  readonly range: Range
}

/** Whole days of UTC, both included; an empty end is open, and one is not. */
export interface DaysTerm {
  readonly kind: 'days'
  readonly of: Time
  /** YYYY-MM-DD */
  readonly from: string
  readonly to: string
}

export interface AgeTerm {
  readonly kind: 'age'
  readonly of: Time
  readonly age: Age
}

/** One thing that can be asked of a work. */
export type Term =
  | WordsTerm
  | NamedTerm
  | TagTerm
  | UserTerm
  | CollectionTerm
  | WorkTerm
  | FlagTerm
  | LanguageTerm
  | RangeTerm
  | DaysTerm
  | AgeTerm

/** All of several: two at least, none of them an `all` itself. */
export interface AllQuery {
  readonly kind: 'all'
  readonly of: readonly Query[]
}

/** One of several: two at least, none of them an `any` itself. */
export interface AnyQuery {
  readonly kind: 'any'
  readonly of: readonly Query[]
}

/** Never of another `not`. */
export interface NotQuery {
  readonly kind: 'not'
  readonly of: Query
}

/** Which works somebody wants: the tree that every way of asking ends in. A plain value; equal when it asks for the same
 * in the same order. Built by {@link allOf}, {@link anyOf} and {@link notOf}, which keep its form. */
export type Query = Term | AllQuery | AnyQuery | NotQuery

/** The order in which they want them. */
export interface Order {
  readonly by: Sort
  readonly descending: boolean
}

/** What a line asks for. */
export interface Written {
  /** undefined: every work */
  readonly query: Query | undefined
  /** undefined: as usual */
  readonly order: Order | undefined
}

/** @returns the query for works that are all of these; undefined when nothing is asked for */
export function allOf(parts: readonly (Query | undefined)[]): Query | undefined {
  return grouped('all', parts)
}

/** @returns the query for works that are one of these; undefined when nothing is asked for */
export function anyOf(parts: readonly (Query | undefined)[]): Query | undefined {
  return grouped('any', parts)
}

/** @returns the query for works that are not this */
export function notOf(query: Query): Query {
  return query.kind === 'not' ? query.of : { kind: 'not', of: query }
}

function grouped(kind: 'all' | 'any', parts: readonly (Query | undefined)[]): Query | undefined {
  const of = parts.flatMap((part) => (part === undefined ? [] : part.kind === kind ? part.of : [part]))
  return of.length > 1 ? { kind, of } : of[0]
}

/** @returns what must all be fulfilled; none when nothing is asked for */
export function partsOf(query: Query | undefined): readonly Query[] {
  return query === undefined ? [] : query.kind === 'all' ? query.of : [query]
}

/** Every term of a query, from left to right. */
export function* termsOf(query: Query | undefined): IterableIterator<Term> {
  if (query === undefined) return
  if (query.kind === 'all' || query.kind === 'any') for (const part of query.of) yield* termsOf(part)
  else if (query.kind === 'not') yield* termsOf(query.of)
  else yield query
}
