import type { Db, Transaction } from '../../schema/index.ts'
import { type Tag, toTag } from './store.ts'

/** Tags that one member keeps at hand, at most. */
export const FAVOURITES_MOST = 20

/** @returns the canonical tags that the member keeps, by name. One that has become a synonym since is shown as what it
 * is a synonym of; one that is canonical no more is not shown, and comes back when it is again */
export async function favouritesOf(db: Db, userId: number): Promise<readonly Tag[]> {
  const rows = await db
    .selectFrom('tag_favourites')
    .innerJoin('tags as kept', 'kept.id', 'tag_favourites.tag_id')
    .innerJoin('tags', (join) =>
      join.on(({ eb, fn, ref }) => eb('tags.id', '=', fn.coalesce(ref('kept.merger_id'), ref('kept.id')))),
    )
    .select(['tags.id', 'tags.type', 'tags.name', 'tags.path_name', 'tags.name_key'])
    .distinct()
    .where('tag_favourites.user_id', '=', userId)
    .where('tags.canonical', '=', 1)
    .orderBy('tags.name_key')
    .execute()
  return rows.map(toTag)
}

/** @returns false when the member keeps as many as can be kept, or the tag is not canonical */
export async function keepFavourite(trx: Transaction, userId: number, tagId: number, now: Date): Promise<boolean> {
  const kept = await favouritesOf(trx, userId)
  if (kept.some(({ id }) => id === tagId)) return true
  const tag = await trx.selectFrom('tags').select('canonical').where('id', '=', tagId).executeTakeFirst()
  if (kept.length >= FAVOURITES_MOST || tag?.canonical !== 1) return false
  await trx
    .insertInto('tag_favourites')
    .values({ user_id: userId, tag_id: tagId, since: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

/** Also what was kept under the name of a synonym goes. */
export async function dropFavourite(trx: Transaction, userId: number, tagId: number): Promise<void> {
  await trx
    .deleteFrom('tag_favourites')
    .where('user_id', '=', userId)
    .where('tag_id', 'in', (tags) =>
      tags
        .selectFrom('tags')
        .select('id')
        .where((or) => or.or([or('id', '=', tagId), or('merger_id', '=', tagId)])),
    )
    .execute()
}
