import { isDuplicate } from '../../../platform/db/duplicate.ts'
import { isPostgres } from '../../../platform/db/open.ts'
import { foldName } from '../../../platform/text/fold.ts'
import type { Db, Transaction } from '../../../schema/index.ts'

/** Bookmarks in an order, under a name of the reader's. */
export interface ReadingList {
  readonly id: number
  readonly name: string
  readonly count: number
}

/** @returns the member's reading lists, by name */
export async function readingListsOf(db: Db, userId: number): Promise<readonly ReadingList[]> {
  return db
    .selectFrom('reading_lists')
    .leftJoin('reading_list_bookmarks', 'reading_list_bookmarks.list_id', 'reading_lists.id')
    .select((row) => [
      'reading_lists.id',
      'reading_lists.name',
      row.fn.count<number>('reading_list_bookmarks.bookmark_id').as('count'),
    ])
    .where('reading_lists.user_id', '=', userId)
    .groupBy(['reading_lists.id', 'reading_lists.name', 'reading_lists.name_key'])
    .orderBy('reading_lists.name_key')
    .execute()
}

/** @returns its number; undefined when the member has one of that name */
export async function makeReadingList(db: Db, userId: number, name: string, now: Date): Promise<number | undefined> {
  const row = { user_id: userId, name, name_key: foldName(name), created_at: now.toISOString() }
  try {
    return (await db.insertInto('reading_lists').values(row).returning('id').executeTakeFirstOrThrow()).id
  } catch (error) {
    if (isDuplicate(error)) return undefined
    throw error
  }
}

/** The bookmarks on it stay. */
export async function removeReadingList(trx: Transaction, userId: number, id: number): Promise<void> {
  await trx.deleteFrom('reading_lists').where('id', '=', id).where('user_id', '=', userId).execute()
}

/** @returns the numbers of the bookmarks on the list, in order */
export async function bookmarksOn(db: Db, listId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('reading_list_bookmarks')
    .select('bookmark_id')
    .where('list_id', '=', listId)
    .orderBy('position')
    .orderBy('bookmark_id')
    .execute()
  return rows.map(({ bookmark_id }) => bookmark_id)
}

/** @returns the numbers of the lists that the bookmark is on */
export async function listsWith(db: Db, bookmarkId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('reading_list_bookmarks')
    .select('list_id')
    .where('bookmark_id', '=', bookmarkId)
    .execute()
  return new Set(rows.map(({ list_id }) => list_id))
}

/** Puts the bookmark on these lists of the member's and off the others; a new one stands last. */
export async function setLists(
  trx: Transaction,
  userId: number,
  bookmarkId: number,
  wanted: ReadonlySet<number>,
): Promise<void> {
  const before = await listsWith(trx, bookmarkId)
  for (const { id } of await readingListsOf(trx, userId)) {
    if (before.has(id) === wanted.has(id)) continue
    const order = await holdOrder(trx, id)
    await writeOrder(trx, id, wanted.has(id) ? [...order, bookmarkId] : order.filter((one) => one !== bookmarkId))
  }
}

/** Moves a bookmark up or down by one, or off the list. */
export async function moveOnList(
  trx: Transaction,
  listId: number,
  bookmarkId: number,
  where: 'up' | 'down' | 'off',
): Promise<void> {
  const order = await holdOrder(trx, listId)
  const at = order.indexOf(bookmarkId)
  if (at < 0) return
  const others = order.toSpliced(at, 1)
  const to = where === 'up' ? Math.max(0, at - 1) : at + 1
  await writeOrder(trx, listId, where === 'off' ? others : others.toSpliced(to, 0, bookmarkId))
}

/** Two who change one list do it one after the other. */
async function holdOrder(trx: Transaction, listId: number): Promise<readonly number[]> {
  if (isPostgres(trx)) await trx.selectFrom('reading_lists').select('id').where('id', '=', listId).forUpdate().execute()
  return bookmarksOn(trx, listId)
}

async function writeOrder(trx: Transaction, listId: number, order: readonly number[]): Promise<void> {
  await trx.deleteFrom('reading_list_bookmarks').where('list_id', '=', listId).execute()
  if (order.length === 0) return
  await trx
    .insertInto('reading_list_bookmarks')
    .values(order.map((bookmark_id, position) => ({ list_id: listId, bookmark_id, position })))
    .execute()
}

/** Says how far the member is with one of their bookmarks. */
export async function setStatus(trx: Transaction, userId: number, bookmarkId: number, status: string): Promise<void> {
  await trx
    .updateTable('bookmarks')
    .set({ status })
    .where('id', '=', bookmarkId)
    .where('user_id', '=', userId)
    .execute()
}
