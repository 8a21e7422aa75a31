import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { named, shownToOthers, visibleTo } from '../visible.ts'

/** A person as their public pages show them. */
export interface Person {
  readonly id: number
  readonly login: string
  /** UTC instant */
  readonly joinedAt: string
  /** sanitised HTML; empty for nothing */
  readonly profile: string
  readonly pseuds: readonly { readonly id: number; readonly name: string; readonly description: string }[]
}

/** @param login in any case
 * @returns undefined when nobody is called that */
export async function findPerson(db: Db, login: string): Promise<Person | undefined> {
  const user = await db
    .selectFrom('users')
    .select(['id', 'login', 'created_at', 'profile'])
    .where('login_key', '=', login.toLowerCase())
    .executeTakeFirst()
  if (!user) return undefined
  const pseuds = await db
    .selectFrom('pseuds')
    .select(['id', 'name', 'description'])
    .where('user_id', '=', user.id)
    .orderBy('is_default', 'desc')
    .orderBy('name_key')
    .execute()
  return { id: user.id, login: user.login, joinedAt: user.created_at, profile: user.profile, pseuds }
}

/** What stands in the list beside a person's pages. */
export interface Counts {
  readonly works: number
  readonly series: number
  readonly bookmarks: number
  /** the person's own only */
  readonly drafts: number
}

/** How many works and series of these pen names this viewer may see. */
export async function countFor(db: Db, person: Person, viewer: Viewer): Promise<Counts> {
  const pseudIds = person.pseuds.map(({ id }) => id)
  const works = await db
    .selectFrom('works')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('works.id', 'in', (own) =>
      own.selectFrom('creatorships').select('work_id').where('pseud_id', 'in', pseudIds),
    )
    .where(named)
    .where(visibleTo(viewer))
    .executeTakeFirstOrThrow()
  const series = await db
    .selectFrom('series_works')
    .innerJoin('works', 'works.id', 'series_works.work_id')
    .select((count) => count.fn.count<number>('series_works.series_id').distinct().as('count'))
    .where('series_works.series_id', 'in', (own) =>
      own.selectFrom('series_creators').select('series_id').where('pseud_id', 'in', pseudIds),
    )
    .where(named)
    .where(visibleTo(viewer))
    .executeTakeFirstOrThrow()
  return {
    works: works.count,
    series: series.count,
    bookmarks: await bookmarkCount(db, person.id, viewer),
    drafts: await draftCount(db, pseudIds),
  }
}

/** Others count what they may see; the owner everything. */
async function bookmarkCount(db: Db, userId: number, viewer: Viewer): Promise<number> {
  const own = viewer.kind === 'member' && viewer.id === userId
  const { count } = await db
    .selectFrom('bookmarks')
    .leftJoin('works', 'works.id', 'bookmarks.work_id')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where('bookmarks.user_id', '=', userId)
    .$if(!own, (query) => query.where(shownToOthers(viewer)))
    .executeTakeFirstOrThrow()
  return count
}

async function draftCount(db: Db, pseudIds: readonly number[]): Promise<number> {
  const { count } = await db
    .selectFrom('works')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where('works.id', 'in', (own) =>
      own.selectFrom('creatorships').select('work_id').where('pseud_id', 'in', pseudIds),
    )
    .where('posted_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
