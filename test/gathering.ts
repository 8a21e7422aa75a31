import { urls } from '../src/archive/urls.ts'
import type { TestHouse } from './house.ts'

/** Puts works into a collection of knotwork's, which is made: both sides have agreed, one after the other.
 * @param kept what the collection keeps back of each work, in their order; nothing where nothing is said */
export async function gather(
  house: TestHouse,
  name: string,
  works: readonly number[],
  kept: readonly ('anonymous' | 'unrevealed')[] = [],
): Promise<void> {
  await (await house.as('knotwork')).post(urls.collections(), { name, title: `Gathered & “kept”: ${name}` })
  const { id } = await house.db
    .selectFrom('collections')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  for (const [at, work_id] of works.entries())
    await house.db
      .insertInto('collection_items')
      .values({
        collection_id: id,
        work_id,
        creator_says: 'yes',
        collection_says: 'yes',
        agreed_at: new Date(house.now().getTime() + at).toISOString(),
        anonymous: kept[at] === 'anonymous' ? 1 : 0,
        unrevealed: kept[at] === 'unrevealed' ? 1 : 0,
        added_at: house.now().toISOString(),
      })
      .execute()
}

/** Saves works, pages elsewhere and a series as bookmarks of this member's, and puts all of them on a list.
 * @returns the list's number */
export async function save(
  house: TestHouse,
  login: string,
  {
    works,
    series,
    pages,
  }: { readonly works: readonly number[]; readonly series: number; readonly pages: readonly string[] },
): Promise<number> {
  const member = await house.as(login)
  for (const work of works) await member.post(urls.bookmarksOf(work), { 'bookmark[private]': '1' })
  await member.post(urls.bookmarksOfSeries(series), {})
  for (const url of pages)
    await member.post(urls.bookmarks(), {
      'external_work[url]': url,
      'external_work[title]': `Page at ${url}`,
      'external_work[author]': 'X',
    })
  const made = await member.post(urls.readingLists(login), { name: 'Winter & “evenings”' })
  const listId = Number(/\/lists\/(\d+)/.exec(made.location ?? '')?.[1])
  const { id: userId } = await house.db
    .selectFrom('users')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirstOrThrow()
  const saved = await house.db
    .selectFrom('bookmarks')
    .select('id')
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute()
  await house.db
    .insertInto('reading_list_bookmarks')
    .values(saved.map(({ id }, position) => ({ list_id: listId, bookmark_id: id, position })))
    .execute()
  return listId
}
