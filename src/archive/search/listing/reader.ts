import type { Viewer } from '../../../platform/web/viewer.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { queryOf } from '../filter/wishes.ts'
import { termsOf } from '../query/tree.ts'

/** @returns whose history a viewer means; undefined for guests */
export function readerOf(viewer: Viewer): number | undefined {
  return viewer.kind === 'member' ? viewer.id : undefined
}

/** @returns whether a filter speaks of what somebody has read: what it finds for one member it does not find for another */
export function asksForHistory(filter: WorkFilter): boolean {
  return [...termsOf(queryOf(filter))].some((term) => term.kind === 'flag' && term.flag === 'read')
}
