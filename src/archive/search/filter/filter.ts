import type { TagType } from '../../../schema/index.ts'
import type { Age } from './ages.ts'
import type { Range } from './ranges.ts'

/** A tag that works must or must not have, by its number. */
export interface TagChoice {
  readonly type: TagType
  readonly id: number
}

/** A tag by its name, as someone typed it. */
export interface TagWish {
  /** undefined: of whatever type */
  readonly type: TagType | undefined
  readonly name: string
}

/** What a listing can be sorted by; `match`: how well the words of the query fit, and how loved it is. */
export type Sort =
  | 'match'
  | 'creators'
  | 'title'
  | 'posted'
  | 'updated'
  | 'words'
  | 'hits'
  | 'kudos'
  | 'comments'
  | 'bookmarks'

/** Which works a listing shows, and in which order: a plain value, equal when it asks for the same.
 * Empty texts, empty lists and undefined ask for nothing. */
export interface WorkFilter {
  /** whose listing it is: the path name of a tag, a login, a pen name of that login */
  readonly tag: string
  readonly user: string
  readonly pseud: string
  /** the name of a collection that the works are in */
  readonly collection: string
  /** each must be there, itself or a synonym; of ratings, one of them */
  readonly include: readonly TagChoice[]
  readonly exclude: readonly TagChoice[]
  readonly includeNames: readonly TagWish[]
  readonly excludeNames: readonly TagWish[]
  /** several fandoms, or just one */
  readonly crossover: boolean | undefined
  readonly complete: boolean | undefined
  /** whether the viewer has opened them */
  readonly read: boolean | undefined
  /** true: of one chapter; there is no asking for the others */
  readonly singleChapter: boolean | undefined
  readonly words: Range
  readonly hits: Range
  readonly kudos: Range
  readonly comments: Range
  readonly bookmarks: Range
  /** updated on or after, YYYY-MM-DD; and on or before */
  readonly dateFrom: string
  readonly dateTo: string
  /** updated so long ago */
  readonly age: Age | undefined
  /** BCP 47 */
  readonly language: string
  /** a line of the query language, as typed; an order that it asks for has become `sort` */
  readonly query: string
  readonly title: string
  readonly creators: string
  readonly sort: Sort
  readonly descending: boolean
  /** also what the viewer's own filters hide */
  readonly unhidden: boolean
}

/** Everything there is, newest first. */
export const EVERYTHING: WorkFilter = {
  tag: '',
  user: '',
  pseud: '',
  collection: '',
  include: [],
  exclude: [],
  includeNames: [],
  excludeNames: [],
  crossover: undefined,
  complete: undefined,
  read: undefined,
  singleChapter: undefined,
  words: {},
  hits: {},
  kudos: {},
  comments: {},
  bookmarks: {},
  dateFrom: '',
  dateTo: '',
  age: undefined,
  language: '',
  query: '',
  title: '',
  creators: '',
  sort: 'updated',
  descending: true,
  unhidden: false,
}

/** @returns whether a list in this order begins with the greatest unless it is told otherwise: names go from A to Z */
export function descendsByItself(sort: Sort): boolean {
  return sort !== 'title' && sort !== 'creators'
}
