import { type Expression, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { type Asker, knownTo } from '../finder/among.ts'
import { conditionsOf } from '../listing/conditions.ts'
import type { Resolved } from '../listing/resolved.ts'
import { hidingOf, myFilters } from './hiding.ts'
import type { MyFilter } from './store.ts'

/**
 * What a viewer's own filters do to a list that is not one of the catalogue's: what somebody else has saved, was given, or has put into
 * an order. What a member has chosen for themselves is not held against their filters: their own works, bookmarks, reading lists,
 * history and what they marked for later, nor the page of one work or one bookmark. The conditions are for a query that reads `works`;
 * none of them is null where that is joined from the left and has no row.
 */
export interface ListFilters {
  /** the viewer wants to see all the same what is hidden */
  readonly off: boolean
  /** one of the filters hides the work; undefined when they hide nothing at all */
  readonly hidden: Expression<SqlBool> | undefined
  readonly reasons: readonly { readonly filter: MyFilter; readonly hides: Expression<SqlBool> }[]
}

/** For lists that are one's own, and for guests. */
export const NOTHING_HIDDEN: ListFilters = { off: false, hidden: undefined, reasons: [] }

/** @param said what the address says of `my_filters`; *off* shows everything */
export async function listFilters(asker: Asker, viewer: Viewer, said: string | undefined): Promise<ListFilters> {
  const { db, now } = asker.house
  const mine = await myFilters(db, viewer)
  if (viewer.kind === 'guest' || mine.key === '') return NOTHING_HIDDEN
  const { hidden, reasons } = await hidingOf(db, mine, viewer, knownTo(asker, viewer))
  const at = now()
  const works = (part: Resolved) => sql<SqlBool>`(${sql.join(conditionsOf(db, part, viewer, at, 'page'), sql` and `)})`
  return {
    off: said === 'off',
    hidden: hidden && works(hidden),
    reasons: reasons.flatMap(({ filter, hides }) => (hides ? [{ filter, hides: works(hides) }] : [])),
  }
}
