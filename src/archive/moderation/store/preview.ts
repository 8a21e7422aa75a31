import { type SqlBool, sql } from 'kysely'
import { foldName } from '../../../platform/text/fold.ts'
import type { Db } from '../../../schema/index.ts'
import { tagsBelow } from '../../tags/index.ts'
import { listedToSome } from '../../works/index.ts'

/** What a rule about a tag would touch. */
export interface Preview {
  readonly works: number
  /** the newest of them, twenty at most */
  readonly titles: readonly { readonly id: number; readonly title: string }[]
}

/** Counts the works that stand in listings now and carry the tag, or anything that it stands for. */
export async function previewOf(db: Db, tagId: number): Promise<Preview> {
  const { tags = [tagId] } = (await tagsBelow(db, [tagId])).get(tagId) ?? {}
  const touched = sql<SqlBool>`exists (select 1 from taggings where taggings.work_id = works.id and taggings.tag_id in (${sql.join(tags)}))`
  const { works } = await db
    .selectFrom('works')
    .select((count) => count.fn.countAll<number>().as('works'))
    .where(listedToSome)
    .where(touched)
    .executeTakeFirstOrThrow()
  const titles = await db
    .selectFrom('works')
    .select(['works.id', 'works.title'])
    .where(listedToSome)
    .where(touched)
    .orderBy('works.updated_at', 'desc')
    .limit(20)
    .execute()
  return { works, titles }
}

/** @returns the canonical one, or that of most use, of those with this name */
export async function tagCalled(
  db: Db,
  name: string,
): Promise<{ readonly id: number; readonly name: string } | undefined> {
  return db
    .selectFrom('tags')
    .select(['id', 'name'])
    .where('name_key', '=', foldName(name))
    .orderBy('canonical', 'desc')
    .orderBy('id')
    .executeTakeFirst()
}
