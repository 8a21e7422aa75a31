import { sql } from 'kysely'
import type { Viewer } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { visibleTo } from '../works/index.ts'

/** @returns the ids of the works that moved last and that this viewer may see */
export async function newestWorks(db: Db, viewer: Viewer, most: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('works')
    .select('works.id')
    .where(visibleTo(viewer))
    .orderBy('works.updated_at', 'desc')
    .orderBy('works.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** A fandom on the front page. */
export interface FandomEntry {
  readonly name: string
  readonly pathName: string
  readonly works: number
}

/** The fandoms with the most works that this viewer may see.
 * @param most how many */
export async function largestFandoms(db: Db, viewer: Viewer, most: number): Promise<readonly FandomEntry[]> {
  return db
    .selectFrom('tags')
    .innerJoin('taggings', 'taggings.tag_id', 'tags.id')
    .innerJoin('works', 'works.id', 'taggings.work_id')
    .select(['tags.name', 'tags.path_name as pathName', sql<number>`count(*)`.as('works')])
    .where('tags.type', '=', 'fandom')
    .where(visibleTo(viewer))
    .groupBy(['tags.id', 'tags.name', 'tags.path_name'])
    .orderBy('works', 'desc')
    .orderBy('tags.name')
    .limit(most)
    .execute()
}

/** A draft that its author may want to go on with. */
export interface Draft {
  readonly id: number
  readonly title: string
  readonly editedAt: string
}

/** @returns the drafts of a member, the one last touched first */
export async function latestDrafts(db: Db, userId: number, most: number): Promise<readonly Draft[]> {
  const rows = await db
    .selectFrom('works')
    .select(['works.id', 'works.title', 'works.edited_at'])
    .where('works.id', 'in', (own) =>
      own
        .selectFrom('creatorships')
        .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
        .select('creatorships.work_id')
        .where('pseuds.user_id', '=', userId),
    )
    .where('works.posted_at', 'is', null)
    .where('works.deleted_at', 'is', null)
    .orderBy('works.edited_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id, title, edited_at }) => ({ id, title, editedAt: edited_at }))
}
