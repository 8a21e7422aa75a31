import type { Db, Transaction } from '../../../schema/index.ts'

/** @returns the tags that these are or mean, by their names in addresses */
export async function mainNamesOf(db: Db, tagIds: readonly number[]): Promise<readonly string[]> {
  if (tagIds.length === 0) return []
  const rows = await db
    .selectFrom('tags')
    .leftJoin('tags as main', 'main.id', 'tags.merger_id')
    .select((tag) => tag.fn.coalesce('main.path_name', 'tags.path_name').as('name'))
    .where('tags.id', 'in', tagIds)
    .orderBy('tags.id')
    .execute()
  return rows.map(({ name }) => name)
}

/** @returns the series that the work is in */
export async function seriesHolding(db: Db, workId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('series_works')
    .select('series_id')
    .where('work_id', '=', workId)
    .orderBy('series_id')
    .execute()
  return rows.map(({ series_id }) => series_id)
}

/** @returns the names of the collections that the work is in */
export async function collectionsHolding(db: Db, workId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('collection_items')
    .innerJoin('collections', 'collections.id', 'collection_items.collection_id')
    .select('collections.name')
    .where('collection_items.work_id', '=', workId)
    .where('collection_items.agreed_at', 'is not', null)
    .orderBy('collections.name')
    .execute()
  return rows.map(({ name }) => name)
}

export async function workOfChapter(trx: Transaction, chapterId: number): Promise<number | undefined> {
  const row = await trx.selectFrom('chapters').select('work_id').where('id', '=', chapterId).executeTakeFirst()
  return row?.work_id
}

/** @returns what jobs of this kind that nobody has begun carry, as JSON */
export async function notBegun(trx: Transaction, kind: string): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('jobs')
    .select('payload')
    .where('kind', '=', kind)
    .where('attempts', '=', 0)
    .execute()
  return new Set(rows.map(({ payload }) => payload))
}
