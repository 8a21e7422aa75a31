import { foldName } from '../../../platform/text/fold.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import type { CheckedSearch } from './rules.ts'

/** A search that a member has named. */
export interface SavedSearch extends CheckedSearch {
  readonly id: number
  /** the listing of this tag opens with it */
  readonly usualFor: { readonly name: string; readonly pathName: string } | undefined
  /** number of the subscription by which the member hears of what it finds; undefined while there is none */
  readonly followed: number | undefined
}

/** @returns the member's searches, by name */
export async function searchesOf(db: Db, userId: number): Promise<readonly SavedSearch[]> {
  const rows = await db
    .selectFrom('saved_searches')
    .leftJoin('tags', 'tags.id', 'saved_searches.usual_tag_id')
    .leftJoin('subscriptions', 'subscriptions.search_id', 'saved_searches.id')
    .select([
      'saved_searches.id',
      'saved_searches.name',
      'parameters',
      'by_match',
      'tags.name as tag',
      'tags.path_name',
      'subscriptions.id as followed',
    ])
    .where('saved_searches.user_id', '=', userId)
    .orderBy('saved_searches.name_key')
    .execute()
  return rows.map(({ id, name, parameters, by_match, tag, path_name, followed }) => ({
    id,
    name,
    parameters,
    byMatch: by_match === 1,
    usualFor: tag !== null && path_name !== null ? { name: tag, pathName: path_name } : undefined,
    followed: followed ?? undefined,
  }))
}

/** @returns the search that the listing of the tag opens with for this member */
export async function usualSearch(db: Db, userId: number, tagId: number): Promise<CheckedSearch | undefined> {
  const row = await db
    .selectFrom('saved_searches')
    .select(['name', 'parameters', 'by_match'])
    .where('user_id', '=', userId)
    .where('usual_tag_id', '=', tagId)
    .executeTakeFirst()
  return row && { name: row.name, parameters: row.parameters, byMatch: row.by_match === 1 }
}

/** Saves a search; one of the same name is replaced.
 * @returns false when the member keeps `most` already */
export async function saveSearch(
  trx: Transaction,
  userId: number,
  search: CheckedSearch,
  { now, most }: { readonly now: Date; readonly most: number },
): Promise<boolean> {
  const key = foldName(search.name)
  const values = { name: search.name, parameters: search.parameters, by_match: search.byMatch ? 1 : 0 } as const
  const replaced = await trx
    .updateTable('saved_searches')
    .set({ ...values, usual_tag_id: null })
    .where('user_id', '=', userId)
    .where('name_key', '=', key)
    .executeTakeFirst()
  if (replaced.numUpdatedRows > 0n) return true
  if ((await searchesOf(trx, userId)).length >= most) return false
  await trx
    .insertInto('saved_searches')
    .values({ ...values, user_id: userId, name_key: key, usual_tag_id: null, created_at: now.toISOString() })
    .execute()
  return true
}

/** @returns false when it is not theirs */
export async function removeSearch(trx: Transaction, userId: number, id: number): Promise<boolean> {
  const gone = await trx
    .deleteFrom('saved_searches')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Lets the listing of a tag open with a search of theirs, and with no other; without a tag, no listing does. */
export async function makeUsual(trx: Transaction, userId: number, id: number, tagId: number | null): Promise<void> {
  if (tagId !== null)
    await trx
      .updateTable('saved_searches')
      .set({ usual_tag_id: null })
      .where('user_id', '=', userId)
      .where('usual_tag_id', '=', tagId)
      .execute()
  await trx
    .updateTable('saved_searches')
    .set({ usual_tag_id: tagId })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .execute()
}
