import { foldName } from '../../../platform/text/fold.ts'
import type { Db, TagType } from '../../../schema/index.ts'
import { findTagInAddress, type Tag, toTag } from '../../tags/index.ts'

/** @param types in the order of preference, where tags of several types have the name
 * @returns undefined when no tag of these types is called so, in any spelling */
export async function tagNamed(db: Db, types: readonly TagType[], name: string): Promise<Tag | undefined> {
  const key = foldName(name)
  if (key === '' || types.length === 0) return undefined
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name'])
    .where('name_key', '=', key)
    .where('type', 'in', types)
    .execute()
  const best = rows.toSorted((left, right) => types.indexOf(left.type) - types.indexOf(right.type))[0]
  return best && toTag(best)
}

/** @param named a name or a path name; empty for none */
export async function fandomNamed(db: Db, named: string): Promise<Tag | undefined> {
  if (named === '') return undefined
  const tag = (await tagNamed(db, ['fandom'], named)) ?? (await findTagInAddress(db, named))
  return tag?.type === 'fandom' ? tag : undefined
}

/** How a tag stands, and on how many works. */
export interface TagStanding {
  readonly canonical: boolean
  readonly unwrangleable: boolean
  readonly uses: number
}

/** @returns undefined when there is no such tag */
export async function standingOf(db: Db, tagId: number): Promise<TagStanding | undefined> {
  const row = await db
    .selectFrom('tags')
    .select(['canonical', 'unwrangleable'])
    .select((tag) =>
      tag
        .selectFrom('taggings')
        .select((all) => all.fn.countAll<number>().as('uses'))
        .whereRef('taggings.tag_id', '=', 'tags.id')
        .as('uses'),
    )
    .where('id', '=', tagId)
    .executeTakeFirst()
  return row && { canonical: row.canonical === 1, unwrangleable: row.unwrangleable === 1, uses: row.uses ?? 0 }
}
