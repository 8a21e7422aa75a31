import type { Db } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import type { Work } from '../../works/index.ts'

/** @returns the pages whose feeds tell of a work, itself among them. Of one whose creators are not named these are not there, nor its
 * series */
export async function pagesWith(db: Db, work: Work): Promise<readonly string[]> {
  const { rating, ...tags } = work.tags
  const ids = [...(rating ? [rating] : []), ...Object.values(tags).flat()].map(({ id }) => id)
  const people = work.creators.flatMap(({ login, pseud }) =>
    login === null ? [] : [urls.userWorks(login), urls.pseudWorks(login, pseud)],
  )
  const named = work.creators.length > 0
  return [
    ...new Set([
      urls.works(),
      urls.work(work.id),
      ...people,
      ...(await tagPages(db, ids)),
      ...(named ? await seriesPages(db, work.id) : []),
      ...(await collectionPages(db, work.id)),
    ]),
  ]
}

/** A tag that means another one is listed under that. */
async function tagPages(db: Db, ids: readonly number[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('tags')
    .leftJoin('tags as main', 'main.id', 'tags.merger_id')
    .select((tag) => tag.fn.coalesce('main.path_name', 'tags.path_name').as('name'))
    .where('tags.id', 'in', ids)
    .orderBy('tags.id')
    .execute()
  return rows.map(({ name }) => urls.tagWorks(name))
}

async function seriesPages(db: Db, workId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('series_works')
    .select('series_id')
    .where('work_id', '=', workId)
    .orderBy('series_id')
    .execute()
  return rows.map(({ series_id }) => urls.series(series_id))
}

async function collectionPages(db: Db, workId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('collection_items')
    .innerJoin('collections', 'collections.id', 'collection_items.collection_id')
    .select('collections.name')
    .where('collection_items.work_id', '=', workId)
    .where('collection_items.agreed_at', 'is not', null)
    .orderBy('collections.name')
    .execute()
  return rows.map(({ name }) => urls.collectionWorks(name))
}
