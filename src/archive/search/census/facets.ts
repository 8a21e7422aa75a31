import type { TagType } from '../../../schema/index.ts'
import type { Census } from './census.ts'
import type { TagUse } from './podium.ts'

/** Values of one type that a panel offers. */
export const VALUES = 10

/** What stands on the works of a listing: of each type the most used, with exact counts. */
export type Facets = Readonly<Record<TagType, readonly TagUse[]>>

/** @param workIds all works of the listing
 * @param most values of each type at most */
export function facetsOf(census: Census, workIds: Iterable<number>, most = VALUES): Facets {
  const uses = census.among(workIds, most)
  const top = (type: TagType) => uses.get(type) ?? []
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
