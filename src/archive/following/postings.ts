import { type SqlBool, sql } from 'kysely'
import type { Member } from '../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import { tagsAbove } from '../tags/index.ts'
import { bylineOf, chaptersOf, findWork, visibleTo } from '../works/index.ts'
import type { News } from './rules.ts'

/** Writes down that a work or a chapter was posted, in the transaction that posted it.
 * @returns the number of the posting; undefined when it was told before, or readers cannot see it yet */
export async function writePosting(
  trx: Transaction,
  posted: { readonly workId: number } | { readonly chapterId: number },
  now: Date,
): Promise<number | undefined> {
  const chapterId = 'chapterId' in posted ? posted.chapterId : null
  const workId = 'workId' in posted ? posted.workId : await postedChapterOf(trx, posted.chapterId)
  if (workId === undefined) return undefined
  const row = await trx
    .insertInto('postings')
    .values({
      work_id: workId,
      chapter_id: chapterId,
      event_key: chapterId === null ? `work:${workId}` : `chapter:${chapterId}`,
      posted_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('event_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

async function postedChapterOf(trx: Transaction, chapterId: number): Promise<number | undefined> {
  const row = await trx
    .selectFrom('chapters')
    .innerJoin('works', 'works.id', 'chapters.work_id')
    .select('works.id')
    .where('chapters.id', '=', chapterId)
    .where('chapters.posted_at', 'is not', null)
    .where('works.posted_at', 'is not', null)
    .executeTakeFirst()
  return row?.id
}

/** @returns what was posted of this work, oldest first */
export async function postingsOf(trx: Transaction, workId: number): Promise<readonly number[]> {
  const rows = await trx.selectFrom('postings').select('id').where('work_id', '=', workId).orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Somebody who is to be told, and why. */
export interface Told {
  readonly userId: number
  readonly subscriptionId: number
}

/**
 * Whom a posting concerns: who follows the work, a series it is in, one who is named in its byline, a collection it is in, or a tag that it is found
 * under; each once. While it is anonymous its creators and series do not count, and while it is unrevealed it concerns nobody. Its
 * creators know already, and who was told is not told again.
 * @param most so many at once
 */
export async function toBeTold(trx: Transaction, postingId: number, most: number): Promise<readonly Told[]> {
  const above = await tagsAbove(trx, await tagsOfPosting(trx, postingId))
  const found = sql<SqlBool>`(
    subscriptions.work_id = postings.work_id
    or (works.anonymous = 0 and subscriptions.series_id in (select series_id from series_works where work_id = postings.work_id))
    or (works.anonymous = 0 and subscriptions.author_id in (select pseuds.user_id from creatorships join pseuds on pseuds.id = creatorships.pseud_id
      where creatorships.work_id = postings.work_id))
    or subscriptions.tag_id in (${sql.join(above.length > 0 ? above : [0])})
    or exists (select 1 from collection_items as item where item.work_id = postings.work_id
      and item.collection_id = subscriptions.collection_id and item.agreed_at >= subscriptions.since
      and (postings.chapter_id is null or postings.posted_at >= item.agreed_at)))`
  const rows = await trx
    .selectFrom('postings')
    .innerJoin('works', 'works.id', 'postings.work_id')
    .innerJoin('subscriptions', (join) => join.on(found))
    .select((row) => ['subscriptions.user_id as userId', row.fn.min<number>('subscriptions.id').as('subscriptionId')])
    .where('postings.id', '=', postingId)
    .where('works.unrevealed', '=', 0)
    .where((is) =>
      is.or([
        is('subscriptions.collection_id', 'is not', null),
        is('subscriptions.since', '<=', is.ref('postings.posted_at')),
      ]),
    )
    .where(
      sql<SqlBool>`not exists (select 1 from posting_notices where posting_notices.posting_id = postings.id and posting_notices.user_id = subscriptions.user_id)`,
    )
    .where(
      sql<SqlBool>`not exists (select 1 from creatorships join pseuds on pseuds.id = creatorships.pseud_id where creatorships.work_id = postings.work_id and pseuds.user_id = subscriptions.user_id)`,
    )
    .groupBy('subscriptions.user_id')
    .orderBy('subscriptions.user_id')
    .limit(most)
    .execute()
  return rows
}

async function tagsOfPosting(trx: Transaction, postingId: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('taggings')
    .innerJoin('postings', 'postings.work_id', 'taggings.work_id')
    .select('taggings.tag_id')
    .where('postings.id', '=', postingId)
    .execute()
  return rows.map(({ tag_id }) => tag_id)
}

/** @returns those of them who were not told meanwhile, by another process */
export async function noteTold(
  trx: Transaction,
  postingId: number,
  told: readonly Told[],
): Promise<ReadonlySet<number>> {
  if (told.length === 0) return new Set()
  const rows = await trx
    .insertInto('posting_notices')
    .values(
      told.map(({ userId, subscriptionId }) => ({
        posting_id: postingId,
        user_id: userId,
        subscription_id: subscriptionId,
        mailed_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .execute()
  return new Set(rows.map(({ user_id }) => user_id))
}

/** A posting that a member is still to get a mail about. */
export interface Waiting {
  readonly postingId: number
  readonly subscriptionId: number | null
}

/** Takes what waits for the member, so that nobody else sends it.
 * @param postingId only this one; all when absent */
export async function takeWaiting(
  trx: Transaction,
  userId: number,
  now: Date,
  postingId?: number,
): Promise<readonly Waiting[]> {
  const rows = await trx
    .updateTable('posting_notices')
    .set({ mailed_at: now.toISOString() })
    .where('user_id', '=', userId)
    .where('mailed_at', 'is', null)
    .$if(postingId !== undefined, (query) => query.where('posting_id', '=', postingId ?? 0))
    .returning(['posting_id', 'subscription_id'])
    .execute()
  return rows
    .map((row) => ({ postingId: row.posting_id, subscriptionId: row.subscription_id }))
    .toSorted((a, b) => a.postingId - b.postingId)
}

/** Somebody to write to, with how they want it; only if their address has answered. */
export interface Reader {
  readonly member: Member
  readonly email: string
  readonly mails: string
}

/** @returns those of these accounts that can be written to, by number */
export async function readersAmong(db: Db, userIds: readonly number[]): Promise<ReadonlyMap<number, Reader>> {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .leftJoin('following_choices', 'following_choices.user_id', 'users.id')
    .select(['users.id', 'users.login', 'users.email', 'following_choices.mails'])
    .where('users.id', 'in', userIds)
    .where('users.email_confirmed_at', 'is not', null)
    .execute()
  return new Map(
    rows.map(({ id, login, email, mails }) => [
      id,
      { member: { kind: 'member', id, login, roles: [], sessionId: '' }, email, mails: mails ?? 'at-once' },
    ]),
  )
}

/** @returns what was posted, as this reader may see it now; undefined when they may not, or it is gone */
export async function newsFor(db: Db, postingId: number, reader: Member): Promise<News | undefined> {
  const posting = await db
    .selectFrom('postings')
    .select(['work_id', 'chapter_id'])
    .where('id', '=', postingId)
    .executeTakeFirst()
  const work = posting && (await findWork(db, posting.work_id, reader))
  if (!work) return undefined
  const about = {
    workId: work.id,
    title: work.title,
    byline: work.creators.map(bylineOf).join(', ') || 'Anonymous',
    adult: work.adult,
  }
  if (posting.chapter_id === null) return { ...about, chapter: undefined }
  const number = (await chaptersOf(db, work.id)).findIndex(({ id }) => id === posting.chapter_id) + 1
  return number === 0 ? undefined : { ...about, chapter: { id: posting.chapter_id, number } }
}

/** Something that a member was told of because they follow it. */
export interface Posted {
  readonly workId: number
  /** null when the whole work was posted */
  readonly chapterId: number | null
  /** UTC instant */
  readonly at: string
}

/** @returns what was posted of what the member follows and may see, the newest first */
export async function postedFor(db: Db, member: Member, most: number): Promise<readonly Posted[]> {
  const rows = await db
    .selectFrom('posting_notices')
    .innerJoin('postings', 'postings.id', 'posting_notices.posting_id')
    .innerJoin('works', 'works.id', 'postings.work_id')
    .leftJoin('chapters', 'chapters.id', 'postings.chapter_id')
    .select(['postings.work_id', 'postings.chapter_id', 'postings.posted_at'])
    .where('posting_notices.user_id', '=', member.id)
    .where('posting_notices.subscription_id', 'is not', null)
    .where((row) => row.or([row('postings.chapter_id', 'is', null), row('chapters.posted_at', 'is not', null)]))
    .where(visibleTo(member))
    .orderBy('postings.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ workId: row.work_id, chapterId: row.chapter_id, at: row.posted_at }))
}
