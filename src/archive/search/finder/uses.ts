import { type Db, TAG_TYPES, type TagType } from '../../../schema/index.ts'
import type { CatalogueAnswer, Use } from '../../catalogue/index.ts'
import { knownTags, type Tag } from '../../tags/index.ts'

/** A tag and the number of works it stands on, for one viewer. */
export interface TagUse {
  readonly tag: Tag
  readonly works: number
}

/** What stands on the works of a listing: of each type the most used, with exact counts. */
export type Facets = Readonly<Record<TagType, readonly TagUse[]>>

/** Puts the tags to their numbers, in one question. One that is gone meanwhile is left out. */
export async function tagUses(db: Db, uses: readonly Use[]): Promise<readonly TagUse[]> {
  const tags = await tagsByNumber(db, uses)
  return uses.flatMap(({ id, works }) => {
    const tag = tags.get(id)
    return tag ? [{ tag, works }] : []
  })
}

/** As {@link tagUses}, for all types at once. */
export async function facetsOf(db: Db, facets: NonNullable<CatalogueAnswer['facets']>): Promise<Facets> {
  const uses = (type: TagType) => facets[type].map(([id, works]) => ({ id, works }))
  const tags = await tagsByNumber(db, TAG_TYPES.flatMap(uses))
  const told = (type: TagType) =>
    uses(type).flatMap(({ id, works }) => {
      const tag = tags.get(id)
      return tag ? [{ tag, works }] : []
    })
  return {
    rating: told('rating'),
    warning: told('warning'),
    category: told('category'),
    fandom: told('fandom'),
    relationship: told('relationship'),
    character: told('character'),
    additional: told('additional'),
  }
}

function tagsByNumber(db: Db, uses: readonly Use[]): Promise<ReadonlyMap<number, Tag>> {
  return knownTags(
    db,
    uses.map(({ id }) => id),
  )
}
