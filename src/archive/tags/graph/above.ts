import type { Db } from '../../../schema/index.ts'

/**
 * Under which tags a work with these tags is found: the tags themselves, what they are synonyms of, in the fandoms among
 * them too, and all metatags of those. The other way round of {@link tagsBelow}, for one work.
 */
export async function tagsAbove(db: Db, tagIds: readonly number[]): Promise<readonly number[]> {
  const found = new Set(tagIds)
  const fandoms = new Set([...tagIds, ...(await mergersOf(db, tagIds))])
  for (let level = [...tagIds]; level.length > 0; ) {
    const upper = [
      ...(await mergersOf(db, level)),
      ...(await limitedMeanings(db, level, fandoms)),
      ...(await metatagsOf(db, level)),
    ]
    level = [...new Set(upper)].filter((id) => !found.has(id))
    for (const id of level) found.add(id)
  }
  return [...found]
}

async function mergersOf(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('tags')
    .select('merger_id')
    .where('id', 'in', ids)
    .where('merger_id', 'is not', null)
    .execute()
  return rows.flatMap(({ merger_id }) => merger_id ?? [])
}

async function limitedMeanings(
  db: Db,
  ids: readonly number[],
  fandoms: ReadonlySet<number>,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('tag_limits')
    .select('canonical_id')
    .where('tag_id', 'in', ids)
    .where('fandom_id', 'in', [...fandoms])
    .execute()
  return rows.map(({ canonical_id }) => canonical_id)
}

async function metatagsOf(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  const rows = await db.selectFrom('tag_metas').select('meta_id').where('sub_id', 'in', ids).execute()
  return rows.map(({ meta_id }) => meta_id)
}
