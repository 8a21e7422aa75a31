import type { Db } from '../../schema/index.ts'
import { type Tag, tagsById, toTag } from './store.ts'

/** How a tag stands to others of its type. */
export interface Standing {
  readonly canonical: boolean
  /** the canonical tag that this one is a synonym of */
  readonly merger: Tag | undefined
}

/** @returns undefined when there is no such tag */
export async function tagStanding(db: Db, tagId: number): Promise<Standing | undefined> {
  const row = await db.selectFrom('tags').select(['canonical', 'merger_id']).where('id', '=', tagId).executeTakeFirst()
  if (!row) return undefined
  const [merger] = row.merger_id === null ? [] : await tagsById(db, [row.merger_id])
  return { canonical: row.canonical === 1, merger }
}

/** @returns the tags that are other names of this one, by name */
export async function synonymsOf(db: Db, tagId: number): Promise<readonly Tag[]> {
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name'])
    .where('merger_id', '=', tagId)
    .orderBy('name_key')
    .execute()
  return rows.map(toTag)
}
