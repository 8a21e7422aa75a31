import type { Db } from '../../../schema/index.ts'
import type { CarriedTag } from './rules.ts'

/** @returns the tags of each of these works, synonyms as what they are names of; by the number of the work */
export async function tagsOfWorks(
  db: Db,
  workIds: readonly number[],
): Promise<ReadonlyMap<number, readonly CarriedTag[]>> {
  if (workIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('taggings')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select(({ fn }) => ['taggings.work_id', 'tags.type', fn.coalesce('tags.merger_id', 'tags.id').as('id')])
    .where('taggings.work_id', 'in', workIds)
    .orderBy('taggings.position')
    .execute()
  const byWork = Map.groupBy(rows, ({ work_id }) => work_id)
  return new Map(
    [...byWork].map(([workId, tags]) => [
      workId,
      [...new Map(tags.map(({ id, type }) => [id, { id, type }])).values()],
    ]),
  )
}
