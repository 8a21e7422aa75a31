import { isId } from '../../platform/db/ids.ts'
import type { Viewer } from '../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import { searchesOf } from '../search/index.ts'
import { visibleTo } from '../works/index.ts'
import { KINDS, type Kind, type Mails } from './rules.ts'

const COLUMN = {
  work: 'work_id',
  series: 'series_id',
  author: 'author_id',
  tag: 'tag_id',
  collection: 'collection_id',
  search: 'search_id',
} as const

/** Follows something; twice is once. */
export async function subscribe(trx: Transaction, userId: number, kind: Kind, id: number, now: Date): Promise<void> {
  const nothing = {
    work_id: null,
    series_id: null,
    author_id: null,
    tag_id: null,
    collection_id: null,
    search_id: null,
  }
  await trx
    .insertInto('subscriptions')
    .values({ user_id: userId, ...nothing, [COLUMN[kind]]: id, since: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** @returns whether it was there */
export async function unsubscribe(trx: Transaction, userId: number, id: number): Promise<boolean> {
  if (!isId(id)) return false
  const { numDeletedRows } = await trx
    .deleteFrom('subscriptions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** @returns the number of the subscription; undefined when the member does not follow this */
export async function subscriptionTo(db: Db, userId: number, kind: Kind, id: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('user_id', '=', userId)
    .where(COLUMN[kind], '=', id)
    .executeTakeFirst()
  return row?.id
}

/** What a member follows, as the list shows it. */
export interface Subscription {
  readonly id: number
  readonly kind: Kind
  /** of the work, series or tag; the login of an author */
  readonly name: string
  /** of the thing */
  readonly of: number
  /** the name of a tag or a collection as addresses write it */
  readonly pathName: string
}

/** @returns everything the member follows and may see, the newest first */
export async function subscriptionsOf(
  db: Db,
  viewer: Viewer & { kind: 'member' },
  kind?: Kind,
): Promise<readonly Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .leftJoin('works', (join) => join.onRef('works.id', '=', 'subscriptions.work_id').on(visibleTo(viewer)))
    .leftJoin('series', 'series.id', 'subscriptions.series_id')
    .leftJoin('users', 'users.id', 'subscriptions.author_id')
    .leftJoin('tags', 'tags.id', 'subscriptions.tag_id')
    .leftJoin('collections', 'collections.id', 'subscriptions.collection_id')
    .leftJoin('saved_searches', 'saved_searches.id', 'subscriptions.search_id')
    .select([
      'subscriptions.id',
      'works.id as work',
      'works.title as workTitle',
      'series.id as series',
      'series.title as seriesTitle',
      'users.id as author',
      'users.login',
      'tags.id as tag',
      'tags.name as tagName',
      'tags.path_name',
      'collections.id as collection',
      'collections.title as collectionTitle',
      'collections.name as collectionName',
      'saved_searches.id as search',
      'saved_searches.name as searchName',
    ])
    .where('subscriptions.user_id', '=', viewer.id)
    .$if(kind !== undefined, (query) => query.where(`subscriptions.${COLUMN[kind ?? 'work']}`, 'is not', null))
    .orderBy('subscriptions.id', 'desc')
    .execute()
  return rows.flatMap((row) => {
    const found = KINDS.find((one) => row[one] !== null)
    const name = row.workTitle ?? row.seriesTitle ?? row.login ?? row.tagName ?? row.collectionTitle ?? row.searchName
    if (!found || name === null) return []
    return [{ id: row.id, kind: found, of: row[found] ?? 0, name, pathName: row.path_name ?? row.collectionName ?? '' }]
  })
}

/** @returns how the member wants to be told */
export async function mailsOf(db: Db, userId: number): Promise<Mails> {
  const row = await db.selectFrom('following_choices').select('mails').where('user_id', '=', userId).executeTakeFirst()
  return (row?.mails ?? 'at-once') as Mails
}

export async function setMails(trx: Transaction, userId: number, mails: Mails): Promise<void> {
  await trx
    .insertInto('following_choices')
    .values({ user_id: userId, mails })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ mails }))
    .execute()
}

/** @returns whether the collection is there */
export async function isCollectionThere(db: Db, id: number): Promise<boolean> {
  if (!isId(id)) return false
  return (await db.selectFrom('collections').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** @returns whether the member has saved this search */
export async function isSearchOf(db: Db, userId: number, id: number): Promise<boolean> {
  return isId(id) && (await searchesOf(db, userId)).some((search) => search.id === id)
}

/** @returns whether the account is there */
export async function isPersonThere(db: Db, userId: number): Promise<boolean> {
  if (!isId(userId)) return false
  return (await db.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()) !== undefined
}
