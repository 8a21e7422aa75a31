import type { Db } from '../../../schema/index.ts'
import { MOST_HANDED } from '../rules.ts'

/** @returns the works that the member means to read, the last marked first */
export async function markedWorks(db: Db, userId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('for_later')
    .select('work_id')
    .where('user_id', '=', userId)
    .orderBy('since', 'desc')
    .orderBy('work_id', 'desc')
    .limit(MOST_HANDED)
    .execute()
  return rows.map(({ work_id }) => work_id)
}

/** @returns the works on a reading list of the member's, in its order; none of somebody else's */
export async function worksOnList(db: Db, userId: number, listId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('reading_list_bookmarks')
    .innerJoin('reading_lists', 'reading_lists.id', 'reading_list_bookmarks.list_id')
    .innerJoin('bookmarks', 'bookmarks.id', 'reading_list_bookmarks.bookmark_id')
    .select('bookmarks.work_id')
    .where('reading_lists.id', '=', listId)
    .where('reading_lists.user_id', '=', userId)
    .where('bookmarks.work_id', 'is not', null)
    .orderBy('reading_list_bookmarks.position')
    .limit(MOST_HANDED)
    .execute()
  return rows.flatMap(({ work_id }) => work_id ?? [])
}
