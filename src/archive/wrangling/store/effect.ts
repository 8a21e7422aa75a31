import { sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { type Step, type Tag, tagsBelow, tagsIn, toTag } from '../../tags/index.ts'
import { visibleTo } from '../../works/index.ts'

/** So many of how many, by name. */
export interface Some<One> {
  readonly count: number
  readonly first: readonly One[]
}

/** What a change would be felt by. */
export interface Effect {
  /** works that would be found under other tags than now */
  readonly works: Some<{ readonly id: number; readonly title: string }>
  /** tags whose listings would hold other works, or would come or go */
  readonly listings: Some<Tag>
  /** members who keep one of the tags as a favourite */
  readonly favourites: number
}

const FIRST = 5
/** Tags that are looked at for an effect, at most; what is larger is told as at least so much. */
const MOST = 20_000

/** @param steps what would be done */
export async function effectOf(db: Db, steps: readonly Step[], viewer: Viewer): Promise<Effect> {
  const finding = steps.filter(({ kind }) => kind !== 'parent' && kind !== 'medium' && kind !== 'unwrangleable')
  const lower = [...new Set(finding.filter(({ kind }) => kind !== 'canonical').map(({ tag }) => tag))].slice(0, MOST)
  const below = await tagsBelow(db, lower)
  const carried = [...new Set([...below.values()].flatMap(({ tags }) => tags))].slice(0, MOST)
  return {
    works: await worksCarrying(db, carried, viewer),
    listings: await listingsAbove(db, tagsIn(finding).slice(0, MOST)),
    favourites: await favouredBy(db, tagsIn(finding).slice(0, MOST)),
  }
}

async function worksCarrying(db: Db, tagIds: readonly number[], viewer: Viewer): Promise<Effect['works']> {
  if (tagIds.length === 0) return { count: 0, first: [] }
  const works = db
    .selectFrom('works')
    .where(visibleTo(viewer))
    .where('works.id', 'in', (carrying) =>
      carrying.selectFrom('taggings').select('work_id').where('tag_id', 'in', tagIds),
    )
  const { count } = await works.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const first = await works
    .select(['works.id', 'works.title'])
    .orderBy('works.updated_at', 'desc')
    .orderBy('works.id', 'desc')
    .limit(FIRST)
    .execute()
  return { count, first }
}

/** The canonical ones among the tags, and all that they stand below now. */
async function listingsAbove(db: Db, tagIds: readonly number[]): Promise<Effect['listings']> {
  if (tagIds.length === 0) return { count: 0, first: [] }
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name'])
    .where(
      sql<boolean>`id in (
        with recursive up(id) as (
          select id from tags where id in (${sql.join(tagIds)})
          union select meta_id from tag_metas join up on tag_metas.sub_id = up.id
        ) select id from up
      )`,
    )
    .where((or) => or.or([or('canonical', '=', 1), or('id', 'in', tagIds)]))
    .orderBy('canonical', 'desc')
    .orderBy('name_key')
    .execute()
  return { count: rows.length, first: rows.slice(0, FIRST).map(toTag) }
}

async function favouredBy(db: Db, tagIds: readonly number[]): Promise<number> {
  if (tagIds.length === 0) return 0
  const { members } = await db
    .selectFrom('tag_favourites')
    .select(({ fn }) => fn.count<number>('user_id').distinct().as('members'))
    .where('tag_id', 'in', tagIds)
    .executeTakeFirstOrThrow()
  return members
}
