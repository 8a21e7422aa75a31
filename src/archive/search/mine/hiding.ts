import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { type Known, lookUp } from '../listing/lookup.ts'
import { resolve } from '../listing/resolve.ts'
import { joined, negated, type Resolved, shallow } from '../listing/resolved.ts'
import type { Understood } from '../listing/understand.ts'
import { parseQuery } from '../query/parse.ts'
import { anyOf, type Query } from '../query/tree.ts'
import { filtersOf, type MyFilter, ownPseudIds } from './store.ts'

/** The filters of one viewer that are switched on, for one listing. */
export interface MyFilters {
  readonly filters: readonly MyFilter[]
  /** tells apart the answers of viewers who hide different works; empty for whoever hides nothing */
  readonly key: string
  readonly queries: readonly (Query | undefined)[]
}

/** One filter with its names looked up. */
export interface Reason {
  readonly filter: MyFilter
  /** the works that it hides; undefined when it says nothing that anybody knows */
  readonly hides: Resolved | undefined
}

/** What a viewer's filters hide. */
export interface Hiding {
  readonly reasons: readonly Reason[]
  /** all works that one of them hides; undefined when there are none */
  readonly hidden: Resolved | undefined
}

const NONE: MyFilters = { filters: [], key: '', queries: [] }

/** @returns the filters that apply for this viewer; none for guests */
export async function myFilters(db: Db, viewer: Viewer): Promise<MyFilters> {
  if (viewer.kind === 'guest') return NONE
  const filters = (await filtersOf(db, viewer.id)).filter(({ active }) => active)
  if (filters.length === 0) return NONE
  // one's own works are never hidden, so the same lines hide different works from different people
  const key = JSON.stringify([viewer.id, ...filters.map(({ id, name, line }) => [id, name, line])])
  return { filters, key, queries: filters.map(({ line }) => parseQuery(line).query) }
}

/** Looks up what the filters name.
 * @param known of which tags this viewer may hear */
export async function hidingOf(db: Db, mine: MyFilters, viewer: Viewer, known: Known): Promise<Hiding> {
  if (viewer.kind === 'guest' || mine.filters.length === 0) return { reasons: [], hidden: undefined }
  const lookup = await lookUp(db, anyOf(mine.queries), [], known)
  const own: Resolved = { kind: 'creator', pseudIds: await ownPseudIds(db, viewer.id) }
  const reasons = mine.filters.map((filter, at) => {
    const { resolved, unknown } = resolve(mine.queries[at], lookup, viewer.id)
    // a number that no tag has is left out of a query, and must not make a filter hide more than it says
    const hides = unknown.some(({ kind }) => kind === 'tag') ? undefined : resolved
    // a word in passing on the hundredth page is no reason to hide a work, unless it is asked for: text:spiders
    return { filter, hides: hides && joined('all', [shallow(hides), negated(own)]) }
  })
  return {
    reasons,
    hidden: joined(
      'any',
      reasons.map(({ hides }) => hides),
    ),
  }
}

/** What a listing asks for, without what is hidden. */
export function without(asked: Understood, { hidden }: Hiding): Understood {
  return hidden === undefined ? asked : { ...asked, resolved: joined('all', [asked.resolved, negated(hidden)]) }
}
