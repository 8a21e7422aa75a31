import { guest } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { visibleTo } from '../works/index.ts'

/** The works that search engines may find, by their numbers: those that guests may read and that are not for adults.
 * @param from numbers above this one, and no more than `most` of them
 * @param newest only the one with the greatest number */
export async function worksForSitemap(
  db: Db,
  { from, most, newest }: { readonly from: number; readonly most: number; readonly newest: boolean },
): Promise<readonly { readonly id: number; readonly updatedAt: string }[]> {
  const rows = await db
    .selectFrom('works')
    .select(['works.id', 'works.updated_at'])
    .where(visibleTo(guest))
    .where('works.adult', '=', 0)
    .where('works.id', '>', from)
    .$if(!newest, (query) => query.where('works.id', '<=', from + most))
    .orderBy('works.id', newest ? 'desc' : 'asc')
    .limit(most)
    .execute()
  return rows.map(({ id, updated_at }) => ({ id, updatedAt: updated_at }))
}
