import { isId } from '../../../platform/db/ids.ts'
import type { Member, Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import { collectedIn, visibleTo } from '../../works/index.ts'
import type { LeftOut } from '../book.ts'
import type { Sized } from './volumes.ts'

/** Works that somebody has gathered, as one viewer may see them. */
export interface Gathering {
  readonly title: string
  /** where the works are gathered; names the book, too */
  readonly address: string
  /** logins of those who gathered them */
  readonly by: readonly string[]
  readonly works: readonly Sized[]
  /** what stands among them and is no work to be read here */
  readonly others: readonly LeftOut[]
}

/** A collection with those that are part of it; what has been in it longest stands first, so that what comes in later is added at the end.
 * @returns undefined when there is none of this name */
export async function findCollection(db: Db, name: string, viewer: Viewer): Promise<Gathering | undefined> {
  const row = await db
    .selectFrom('collections')
    .select(['id', 'name', 'title'])
    .where('name_key', '=', name.toLowerCase())
    .executeTakeFirst()
  if (!row) return undefined
  const parts = await db.selectFrom('collections').select('id').where('parent_id', '=', row.id).execute()
  const ids = [row.id, ...parts.map(({ id }) => id)]
  const works = await db
    .selectFrom('collection_items')
    .innerJoin('works', 'works.id', 'collection_items.work_id')
    .select(['works.id', 'works.chapter_count as chapters'])
    .where('collection_items.collection_id', 'in', ids)
    .where(collectedIn(ids))
    .where(visibleTo(viewer))
    .groupBy(['works.id', 'works.chapter_count'])
    .orderBy((item) => item.fn.min('collection_items.agreed_at'))
    .orderBy('works.id')
    .execute()
  const people = await db
    .selectFrom('collection_people')
    .innerJoin('users', 'users.id', 'collection_people.user_id')
    .select('users.login')
    .where('collection_id', '=', row.id)
    .where('accepted_at', 'is not', null)
    .where('role', '<>', 'member')
    .orderBy('users.login_key')
    .execute()
  const by = people.map(({ login }) => login)
  return { title: row.title, address: urls.collection(row.name), by, works, others: [] }
}

/** A reading list of the member's own, in its order.
 * @returns undefined when they have no such list */
export async function findReadingList(db: Db, listId: number, member: Member): Promise<Gathering | undefined> {
  if (!isId(listId)) return undefined
  const list = await db
    .selectFrom('reading_lists')
    .select('name')
    .where('id', '=', listId)
    .where('user_id', '=', member.id)
    .executeTakeFirst()
  if (!list) return undefined
  const rows = await savedBy(db, member)
    .innerJoin('reading_list_bookmarks', 'reading_list_bookmarks.bookmark_id', 'bookmarks.id')
    .where('reading_list_bookmarks.list_id', '=', listId)
    .orderBy('reading_list_bookmarks.position')
    .orderBy('bookmarks.id')
    .execute()
  const address = urls.readingList(member.login, listId)
  return { title: list.name, address, by: [member.login], ...(await asSeen(db, rows, member)) }
}

/** All bookmarks of the member, private ones too, the newest first. */
export async function findBookmarks(db: Db, member: Member): Promise<Gathering> {
  const rows = await savedBy(db, member).orderBy('bookmarks.id', 'desc').execute()
  const { login } = member
  return {
    title: `Bookmarks by ${login}`,
    address: urls.userBookmarks(login),
    by: [login],
    ...(await asSeen(db, rows, member)),
  }
}

function savedBy(db: Db, { id }: Member) {
  return db
    .selectFrom('bookmarks')
    .leftJoin('external_works', 'external_works.id', 'bookmarks.external_id')
    .select(['bookmarks.work_id', 'bookmarks.series_id', 'bookmarks.title', 'external_works.url'])
    .where('bookmarks.user_id', '=', id)
}

type Saved = Awaited<ReturnType<ReturnType<typeof savedBy>['execute']>>[number]

/** A work that the member may not see any more is to them what a bookmark is whose work is gone: its name. */
async function asSeen(db: Db, rows: readonly Saved[], member: Member): Promise<Pick<Gathering, 'works' | 'others'>> {
  const seen = await db
    .selectFrom('works')
    .select(['works.id', 'works.chapter_count as chapters'])
    .where('works.id', 'in', (own) =>
      own
        .selectFrom('bookmarks')
        .select('work_id')
        .where('user_id', '=', member.id)
        .where('work_id', 'is not', null)
        .$castTo<{ work_id: number }>(),
    )
    .where(visibleTo(member))
    .execute()
  const works = new Map(seen.map((work) => [work.id, work]))
  return {
    works: rows.flatMap(({ work_id }) => works.get(work_id ?? 0) ?? []),
    others: rows.flatMap((row) => (works.has(row.work_id ?? 0) ? [] : [otherOf(row)])),
  }
}

function otherOf({ series_id, title, url }: Saved): LeftOut {
  if (series_id !== null) return { title, address: urls.series(series_id), why: 'series' }
  return url === null ? { title, address: '', why: 'gone' } : { title, address: url, why: 'elsewhere' }
}
