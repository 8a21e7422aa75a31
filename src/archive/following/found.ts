import { sql } from 'kysely'
import type { Db, Transaction } from '../../schema/index.ts'
import type { Told } from './postings.ts'

/** A posting that no search was held against yet. */
export interface Unmatched {
  readonly postingId: number
  readonly workId: number
  readonly postedAt: string
  /** the accounts of the work's creators */
  readonly creators: readonly number[]
}

/** @param patience instant: the words of a story that was posted before it are not waited for any longer
 * @returns the oldest of them; without works whose story is still to be read for the index of words */
export async function unmatchedPostings(db: Db, patience: string, most: number): Promise<readonly Unmatched[]> {
  const rows = await db
    .selectFrom('postings')
    .leftJoin('texts_to_read', 'texts_to_read.work_id', 'postings.work_id')
    .select(['postings.id', 'postings.work_id', 'postings.posted_at'])
    .where('postings.matched_at', 'is', null)
    .where((is) => is.or([is('texts_to_read.work_id', 'is', null), is('postings.posted_at', '<', patience)]))
    .orderBy('postings.id')
    .limit(most)
    .execute()
  const creators = await creatorsOf(db, [...new Set(rows.map(({ work_id }) => work_id))])
  return rows.map(({ id, work_id, posted_at }) => ({
    postingId: id,
    workId: work_id,
    postedAt: posted_at,
    creators: creators.get(work_id) ?? [],
  }))
}

async function creatorsOf(db: Db, workIds: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  if (workIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select(['creatorships.work_id', 'pseuds.user_id'])
    .where('creatorships.work_id', 'in', workIds)
    .execute()
  const byWork = Map.groupBy(rows, ({ work_id }) => work_id)
  return new Map([...byWork].map(([workId, same]) => [workId, same.flatMap(({ user_id }) => user_id ?? [])]))
}

/** @returns whether one is left */
export async function anyUnmatched(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('postings')
    .select('id')
    .where('matched_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function noteMatched(db: Db, postingIds: readonly number[], now: Date): Promise<void> {
  await db.updateTable('postings').set({ matched_at: now.toISOString() }).where('id', 'in', postingIds).execute()
}

/** What was posted of a work is held against the searches again: it can be seen now. */
export async function matchAgain(trx: Transaction, postingIds: readonly number[]): Promise<void> {
  if (postingIds.length === 0) return
  await trx.updateTable('postings').set({ matched_at: null }).where('id', 'in', postingIds).execute()
}

/** A search that somebody follows. */
export interface FollowedSearch {
  readonly subscriptionId: number
  readonly userId: number
  readonly since: string
  /** as an address carries it */
  readonly parameters: string
  readonly byMatch: boolean
}

/** @returns the next of them, by subscription */
export async function followedSearches(db: Db, after: number, most: number): Promise<readonly FollowedSearch[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .innerJoin('saved_searches', 'saved_searches.id', 'subscriptions.search_id')
    .select(['subscriptions.id', 'subscriptions.user_id', 'subscriptions.since', 'parameters', 'by_match'])
    .where('subscriptions.id', '>', after)
    .orderBy('subscriptions.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    subscriptionId: row.id,
    userId: row.user_id,
    since: row.since,
    parameters: row.parameters,
    byMatch: row.by_match === 1,
  }))
}

/** Somebody who follows a search that found a work. */
export interface Finding extends Told {
  readonly postingId: number
  readonly workId: number
}

/** @returns those that this search has not told of before, by whichever process */
export async function noteFound(trx: Transaction, findings: readonly Finding[]): Promise<readonly Finding[]> {
  const there = await trx
    .selectFrom('subscriptions')
    .select('id')
    .where('id', 'in', [...new Set(findings.map(({ subscriptionId }) => subscriptionId))])
    .execute()
  const standing = new Set(there.map(({ id }) => id))
  const values = findings
    .filter(({ subscriptionId }) => standing.has(subscriptionId))
    .map(({ subscriptionId, workId }) => ({ subscription_id: subscriptionId, work_id: workId }))
  if (values.length === 0) return []
  const rows = await trx
    .insertInto('search_notices')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning([sql<string>`subscription_id || ' ' || work_id`.as('key')])
    .execute()
  const fresh = new Set(rows.map(({ key }) => key))
  return findings.filter(({ subscriptionId, workId }) => fresh.has(`${subscriptionId} ${workId}`))
}
