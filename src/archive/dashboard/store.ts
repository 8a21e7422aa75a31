import type { Viewer } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { named, visibleTo } from '../works/index.ts'

/** A fandom and how many of a person's works are in it. */
export interface FandomCount {
  readonly name: string
  readonly pathName: string
  readonly works: number
}

/** @returns the fandoms that this viewer can find works of these pen names in, the most used first, 30 at most */
export async function fandomsOf(db: Db, pseudIds: readonly number[], viewer: Viewer): Promise<readonly FandomCount[]> {
  return db
    .selectFrom('works')
    .innerJoin('taggings', 'taggings.work_id', 'works.id')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select((count) => ['tags.name', 'tags.path_name as pathName', count.fn.countAll<number>().as('works')])
    .where('works.id', 'in', (own) =>
      own.selectFrom('creatorships').select('work_id').where('pseud_id', 'in', pseudIds),
    )
    .where('tags.type', '=', 'fandom')
    .where(named)
    .where(visibleTo(viewer))
    .groupBy(['tags.id', 'tags.name', 'tags.path_name'])
    .orderBy('works', 'desc')
    .orderBy('tags.name')
    .limit(30)
    .execute()
}
