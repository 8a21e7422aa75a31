import type { Blurb } from '../../works/index.ts'

/** A way to another part of the catalogue. */
export interface Way {
  readonly title: string
  readonly address: string
  /** how many works are there, where that is known */
  readonly works?: number | undefined
  readonly about?: string
}

/** One choice among those that exclude each other. */
export interface Facet extends Way {
  readonly group: string
  readonly chosen: boolean
}

/** All works of a part of the catalogue as one book. */
export interface WholeBook {
  readonly title: string
  /** logins of who put it together; nobody for what says so itself */
  readonly by: readonly string[]
  readonly epub: string
  readonly cover: string
}

/** A part of the catalogue, before it is written as OPDS 1.2 or 2.0. Addresses begin at the archive's root. */
export interface Catalogue {
  readonly title: string
  readonly self: string
  readonly kind: 'navigation' | 'works'
  readonly updated: string
  readonly ways: readonly Way[]
  readonly works: readonly Blurb[]
  readonly whole?: WholeBook | undefined
  readonly facets: readonly Facet[]
  readonly next: string | undefined
  readonly previous: string | undefined
  readonly total: number | undefined
}

/** What most parts of the catalogue do not have. */
export const NOTHING = {
  works: [],
  ways: [],
  facets: [],
  next: undefined,
  previous: undefined,
  total: undefined,
} as const

/** Works on one page. */
export const OPDS_PAGE = 50
