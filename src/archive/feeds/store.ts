import { guest, type Viewer } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { visibleTo } from '../works/index.ts'

/** Which part of them. */
interface Part {
  /** whether works are among them whose creators have not chosen */
  readonly usual: boolean
  readonly from: number
  readonly most: number
  readonly newest: boolean
}

/** The works that search engines may find, by their numbers: those that guests may read and that are not for adults.
 * @param from numbers above this one, and no more than `most` of them
 * @param newest only the one with the greatest number */
export async function worksForSitemap(
  db: Db,
  { usual, from, most, newest }: Part,
): Promise<readonly { readonly id: number; readonly updatedAt: string }[]> {
  const rows = await db
    .selectFrom('works')
    .select(['works.id', 'works.updated_at'])
    .where(visibleTo(guest))
    .where('works.adult', '=', 0)
    .where(({ exists, not, selectFrom }) => {
      const chosen = selectFrom('robot_choices').select('engines').whereRef('robot_choices.work_id', '=', 'works.id')
      return usual ? not(exists(chosen.where('engines', '=', 0))) : exists(chosen.where('engines', '=', 1))
    })
    .where('works.id', '>', from)
    .$if(!newest, (query) => query.where('works.id', '<=', from + most))
    .orderBy('works.id', newest ? 'desc' : 'asc')
    .limit(most)
    .execute()
  return rows.map(({ id, updated_at }) => ({ id, updatedAt: updated_at }))
}

/** A collection as catalogues lead to it. */
export interface CollectionWay {
  readonly name: string
  readonly title: string
  /** that the viewer may see */
  readonly works: number
}

/** @returns collections with something in them for this viewer, by title */
export async function collectionWays(
  db: Db,
  viewer: Viewer,
  { offset, most }: { readonly offset: number; readonly most: number },
): Promise<readonly CollectionWay[]> {
  return db
    .selectFrom('collections')
    .innerJoin('collection_items', 'collection_items.collection_id', 'collections.id')
    .innerJoin('works', 'works.id', 'collection_items.work_id')
    .select((row) => ['collections.name', 'collections.title', row.fn.countAll<number>().as('works')])
    .where('collection_items.agreed_at', 'is not', null)
    .where(visibleTo(viewer))
    .groupBy(['collections.id', 'collections.name', 'collections.title', 'collections.title_sort'])
    .orderBy('collections.title_sort')
    .orderBy('collections.id')
    .offset(offset)
    .limit(most)
    .execute()
}
