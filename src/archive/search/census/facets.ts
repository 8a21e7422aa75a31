import type { TagType } from '../../../schema/index.ts'
import type { Census, TagUse } from './census.ts'
import { mostUsed } from './suggest.ts'

/** Values of one type that a panel offers. */
export const VALUES = 10

/** What stands on the works of a listing: of each type the most used, with exact counts. */
export type Facets = Readonly<Record<TagType, readonly TagUse[]>>

/** @param workIds all works of the listing
 * @param most values of each type at most; fixed ones all */
export function facetsOf(census: Census, workIds: Iterable<number>, most = VALUES): Facets {
  const byType = Map.groupBy(census.among(workIds), ({ tag }) => tag.type)
  const top = (type: TagType) => mostUsed(byType.get(type) ?? [], most)
  return {
    rating: top('rating'),
    warning: top('warning'),
    category: top('category'),
    fandom: top('fandom'),
    relationship: top('relationship'),
    character: top('character'),
    additional: top('additional'),
  }
}
