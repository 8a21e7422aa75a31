import type { Below } from '../../tags/index.ts'
import type { SoughtWords } from '../../works/index.ts'
import type { AgeTerm, DaysTerm, Flag, FlagTerm, LanguageTerm, RangeTerm, WorkTerm } from '../query/tree.ts'

/** Works that carry this tag, or anything that it stands for. */
export interface TagCondition {
  readonly kind: 'tag'
  readonly id: number
  readonly below: Below
}

/** Works that hold these words in a row; with a field, in that part of them. */
export interface WordsCondition {
  readonly kind: 'words'
  readonly phrase: SoughtWords
}

/** Works in a series whose title holds these words in a row. */
export interface SeriesCondition {
  readonly kind: 'series'
  readonly phrase: SoughtWords
}

/** Works under one of these pen names; under none of none. */
export interface CreatorCondition {
  readonly kind: 'creator'
  readonly pseudIds: readonly number[]
}

/** Works in one of these collections; in none of none. */
export interface CollectionCondition {
  readonly kind: 'collection'
  readonly ids: readonly number[]
}

/** What a work is for everybody. */
export interface FlagCondition extends FlagTerm {
  readonly flag: Exclude<Flag, 'read'>
}

/** Works that this member has opened. */
export interface ReadCondition {
  readonly kind: 'read'
  readonly userId: number
}

/** One condition that needs no name looked up any more. Times ago are still times ago: an answer may be kept for a
 * while, and whoever carries the condition out says what time it is. */
export type Condition =
  | TagCondition
  | WordsCondition
  | SeriesCondition
  | CreatorCondition
  | CollectionCondition
  | WorkTerm
  | FlagCondition
  | ReadCondition
  | LanguageTerm
  | RangeTerm
  | DaysTerm
  | AgeTerm

/**
 * A query whose names have been looked up: the same tree as {@link import('../query/tree.ts').Query}, with numbers in
 * place of names. It says which works are wanted, not who may see them, and knows no database: conditions.ts turns it
 * into SQL, and an index in memory can answer it as well (words and series titles stay words: only the database knows
 * those). Names that nobody knows are words here, and numbers that nobody knows are left out.
 *
 * In an `all` every part is fulfilled, in an `any` one at least; both have two parts or more, and none of their own kind.
 * A `not` is never of a `not`. No tree at all (undefined) asks for every work.
 */
export type Resolved =
  | { readonly kind: 'all'; readonly of: readonly Resolved[] }
  | { readonly kind: 'any'; readonly of: readonly Resolved[] }
  | { readonly kind: 'not'; readonly of: Resolved }
  | Condition

/** @returns undefined when nothing is asked for */
export function joined(kind: 'all' | 'any', parts: readonly (Resolved | undefined)[]): Resolved | undefined {
  const of = parts.flatMap((part) => (part === undefined ? [] : part.kind === kind ? part.of : [part]))
  return of.length > 1 ? { kind, of } : of[0]
}

/** @returns what this is not */
export function negated(part: Resolved): Resolved {
  return part.kind === 'not' ? part.of : { kind: 'not', of: part }
}

/** @returns the same of what lists show of a work: words that may stand anywhere are not looked for in its story */
export function shallow(part: Resolved): Resolved {
  if (part.kind === 'all' || part.kind === 'any') return { ...part, of: part.of.map(shallow) }
  if (part.kind === 'not') return { ...part, of: shallow(part.of) }
  return part.kind === 'words' ? { ...part, phrase: { ...part.phrase, shallow: true } } : part
}
