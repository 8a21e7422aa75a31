import type { Viewer, WithheldTag } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { carriesOneOf, visibleTo } from '../../works/index.ts'

/** @returns the comment and whose it is, whoever may see it */
export function commentThere(db: Db, id: number) {
  return db.selectFrom('comments').select(['id', 'user_id']).where('id', '=', id).executeTakeFirst()
}

/** @returns the work, whoever may see it */
export function workThere(db: Db, id: number) {
  return db.selectFrom('works').select(['id', 'title']).where('id', '=', id).executeTakeFirst()
}

export async function workOfChapter(db: Db, chapterId: number): Promise<number | undefined> {
  const row = await db.selectFrom('chapters').select('work_id').where('id', '=', chapterId).executeTakeFirst()
  return row?.work_id
}

/** @returns whether the viewer could see the work, and it carries one of these tags */
export async function carriesTags(
  db: Db,
  workId: number,
  viewer: Viewer,
  tags: readonly WithheldTag[],
): Promise<boolean> {
  const row = await db
    .selectFrom('works')
    .select('works.id')
    .where('works.id', '=', workId)
    .where(visibleTo(viewer))
    .where(carriesOneOf(tags))
    .executeTakeFirst()
  return row !== undefined
}
