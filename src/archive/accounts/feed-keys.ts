import type { MiddlewareHandler } from 'hono'
import { guest, type Member } from '../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import type { House, WebEnv } from '../house.ts'
import { newSecret, secretId } from './secrets.ts'
import { standingOf } from './sessions.ts'

/** What a feed of a member's own tells of. */
export const FEEDS_OF = ['following', 'later', 'inbox', 'search'] as const
export type FeedOf = (typeof FEEDS_OF)[number]

/** A private feed as its owner sees it in the list. */
export interface FeedKey {
  readonly id: number
  readonly of: FeedOf
  /** of the saved search; null for the others */
  readonly search: string | null
  readonly createdAt: string
  /** UTC day; null for never */
  readonly usedOn: string | null
}

/** So many a member can have. */
export const MOST_FEEDS = 50

/** @returns the secret part of the address, which is shown once; only its hash is kept */
export async function makeFeedKey(
  trx: Transaction,
  feed: { readonly userId: number; readonly of: FeedOf; readonly searchId: number | null; readonly now: Date },
): Promise<string> {
  const secret = newSecret()
  await trx
    .insertInto('feed_keys')
    .values({
      user_id: feed.userId,
      of: feed.of,
      search_id: feed.searchId,
      secret_id: secretId(secret),
      created_at: feed.now.toISOString(),
      used_on: null,
    })
    .execute()
  return secret
}

/** @returns the member's feeds, the newest first */
export async function feedKeysOf(db: Db, userId: number): Promise<readonly FeedKey[]> {
  const rows = await db
    .selectFrom('feed_keys')
    .leftJoin('saved_searches', 'saved_searches.id', 'feed_keys.search_id')
    .select(['feed_keys.id', 'feed_keys.of', 'saved_searches.name', 'feed_keys.created_at', 'feed_keys.used_on'])
    .where('feed_keys.user_id', '=', userId)
    .orderBy('feed_keys.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    of: row.of as FeedOf,
    search: row.name,
    createdAt: row.created_at,
    usedOn: row.used_on,
  }))
}

/** Makes an address useless, or all of the member's; somebody else's is left alone. */
export async function withdrawFeed(trx: Transaction, userId: number, id?: number): Promise<void> {
  await trx
    .deleteFrom('feed_keys')
    .where('user_id', '=', userId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .execute()
}

/** Knows members by the secret in the address of a feed, and by nothing else there: no cookie counts beside it. */
export function recogniseByFeed(house: House): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const secret = /^\/feeds\/private\/([\w-]{43})\.(?:atom|json)$/.exec(c.req.path)?.[1]
    const found = secret === undefined ? undefined : await feedBehind(house.db, secret, house.now())
    c.header('Referrer-Policy', 'no-referrer')
    c.set('viewer', found?.member ?? guest)
    c.set('feed', found)
    return next()
  }
}

async function feedBehind(db: Db, secret: string, now: Date) {
  const row = await db
    .selectFrom('feed_keys')
    .innerJoin('users', 'users.id', 'feed_keys.user_id')
    .select(['feed_keys.id', 'feed_keys.of', 'feed_keys.search_id', 'feed_keys.used_on'])
    .select(['users.id as user', 'users.login'])
    .select(['users.suspended_until', 'users.standing_reason', 'users.adult_confirmed_at'])
    .where('feed_keys.secret_id', '=', secretId(secret))
    .where('users.banned_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const today = now.toISOString().slice(0, 10)
  if (row.used_on !== today)
    await db.updateTable('feed_keys').set({ used_on: today }).where('id', '=', row.id).execute()
  const who = { kind: 'member', id: row.user, login: row.login, roles: [], sessionId: `feed ${row.id}` } as const
  const member: Member = { ...who, ...standingOf(row, now) }
  return { of: row.of, searchId: row.search_id, member }
}
