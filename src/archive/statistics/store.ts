import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db, Transaction } from '../../schema/index.ts'
import { forgetDays, ownedBy } from '../works/index.ts'
import type { Figures } from './rules.ts'

/** A work of one's own with all that ever came to it. */
export interface WorkTotals {
  readonly id: number
  readonly title: string
  readonly totals: Figures
}

const POSTED = sql<SqlBool>`(works.posted_at is not null and works.deleted_at is null)`

/** @returns a page of a member's posted works, the most read first, with all that came to each */
export async function worksOf(db: Db, userId: number, from: number, most: number): Promise<readonly WorkTotals[]> {
  const rows = await db
    .selectFrom('works')
    .innerJoin('work_counters', 'work_counters.work_id', 'works.id')
    .select((works) => [
      'works.id',
      'works.title',
      'work_counters.hits',
      'work_counters.kudos',
      'work_counters.comments',
      'work_counters.bookmarks',
      works
        .selectFrom('work_days')
        .select(({ fn }) => fn.sum<number | string | null>('work_days.downloads').as('sum'))
        .whereRef('work_days.work_id', '=', 'works.id')
        .as('downloads'),
      works
        .selectFrom('subscriptions')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .whereRef('subscriptions.work_id', '=', 'works.id')
        .as('subscriptions'),
    ])
    .where(ownedBy(userId))
    .where(POSTED)
    .orderBy('work_counters.hits', 'desc')
    .orderBy('works.id')
    .offset(from)
    .limit(most)
    .execute()
  return rows.map(({ id, title, downloads, subscriptions, ...counted }) => ({
    id,
    title,
    totals: { ...counted, downloads: Number(downloads ?? 0), subscriptions: Number(subscriptions ?? 0) },
  }))
}

/** @returns how many posted works a member has, and the sums of all that came to them */
export async function totalsOf(db: Db, userId: number): Promise<{ readonly works: number; readonly totals: Figures }> {
  const counted = await db
    .selectFrom('works')
    .innerJoin('work_counters', 'work_counters.work_id', 'works.id')
    .select(({ fn }) => [
      fn.countAll<number | string>().as('works'),
      fn.sum<number | string | null>('work_counters.hits').as('hits'),
      fn.sum<number | string | null>('work_counters.kudos').as('kudos'),
      fn.sum<number | string | null>('work_counters.comments').as('comments'),
      fn.sum<number | string | null>('work_counters.bookmarks').as('bookmarks'),
    ])
    .where(ownedBy(userId))
    .where(POSTED)
    .executeTakeFirstOrThrow()
  const { downloads } = await db
    .selectFrom('work_days')
    .innerJoin('works', 'works.id', 'work_days.work_id')
    .select(({ fn }) => fn.sum<number | string | null>('work_days.downloads').as('downloads'))
    .where(ownedBy(userId))
    .executeTakeFirstOrThrow()
  const { subscriptions } = await db
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.countAll<number | string>().as('subscriptions'))
    .where(followed(userId, undefined))
    .executeTakeFirstOrThrow()
  const number = (value: number | string | null) => Number(value ?? 0)
  return {
    works: number(counted.works),
    totals: {
      hits: number(counted.hits),
      kudos: number(counted.kudos),
      comments: number(counted.comments),
      bookmarks: number(counted.bookmarks),
      downloads: number(downloads),
      subscriptions: number(subscriptions),
    },
  }
}

/** @returns what came on each day since, to one work of the member's or to all */
export async function daysOf(
  db: Db,
  userId: number,
  workId: number | undefined,
  since: string,
): Promise<readonly { readonly day: string; readonly figures: Partial<Figures> }[]> {
  const rows = await db
    .selectFrom('work_days')
    .innerJoin('works', 'works.id', 'work_days.work_id')
    .select(({ fn }) => [
      'work_days.day',
      fn.sum<number | string>('work_days.hits').as('hits'),
      fn.sum<number | string>('work_days.kudos').as('kudos'),
      fn.sum<number | string>('work_days.comments').as('comments'),
      fn.sum<number | string>('work_days.bookmarks').as('bookmarks'),
      fn.sum<number | string>('work_days.downloads').as('downloads'),
    ])
    .where('work_days.day', '>=', since)
    .where(ownedBy(userId))
    .$if(workId !== undefined, (query) => query.where('works.id', '=', workId ?? 0))
    .groupBy('work_days.day')
    .execute()
  const came = rows.map(({ day, ...sums }) => ({
    day,
    figures: Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, Number(sum)])),
  }))
  return [...came, ...(await followersSince(db, userId, workId, since))]
}

/** Those who follow still, by the day on which they began. */
async function followersSince(db: Db, userId: number, workId: number | undefined, since: string) {
  const day = sql<string>`substr(subscriptions.since, 1, 10)`
  const rows = await db
    .selectFrom('subscriptions')
    .select(({ fn }) => [day.as('day'), fn.countAll<number | string>().as('subscriptions')])
    .where('subscriptions.since', '>=', since)
    .where(followed(userId, workId))
    .groupBy(day)
    .execute()
  return rows.map((row) => ({ day: row.day, figures: { subscriptions: Number(row.subscriptions) } }))
}

/** Whoever follows the member, or a work of theirs; for a query that reads `subscriptions`. */
function followed(userId: number, workId: number | undefined): Expression<SqlBool> {
  const works = sql`subscriptions.work_id in (select works.id from works where ${ownedBy(userId)})`
  return workId === undefined
    ? sql<SqlBool>`(subscriptions.author_id = ${userId} or ${works})`
    : sql<SqlBool>`(subscriptions.work_id = ${workId} and ${works})`
}

/** A chapter with its readers and what was said of it. */
export interface ChapterFigures {
  readonly number: number
  readonly title: string
  readonly hits: number
  readonly comments: number
}

/** @returns the posted chapters of a work in order */
export async function chaptersOfWork(db: Db, workId: number): Promise<readonly ChapterFigures[]> {
  const rows = await db
    .selectFrom('chapters')
    .select((chapters) => [
      'chapters.title',
      chapters
        .selectFrom('chapter_days')
        .select(({ fn }) => fn.sum<number | string | null>('chapter_days.hits').as('hits'))
        .whereRef('chapter_days.chapter_id', '=', 'chapters.id')
        .as('hits'),
      chapters
        .selectFrom('comments')
        .select(({ fn }) => fn.countAll<number | string>().as('comments'))
        .whereRef('comments.chapter_id', '=', 'chapters.id')
        .where('comments.state', '=', 'shown')
        .as('comments'),
    ])
    .where('chapters.work_id', '=', workId)
    .where('chapters.posted_at', 'is not', null)
    .orderBy('chapters.position')
    .execute()
  return rows.map(({ title, hits, comments }, at) => ({
    number: at + 1,
    title,
    hits: Number(hits ?? 0),
    comments: Number(comments ?? 0),
  }))
}

/** @returns the sites that led readers to works of the member, or to one, the most first */
export async function sitesOf(
  db: Db,
  userId: number,
  workId: number | undefined,
  most: number,
): Promise<readonly { readonly site: string; readonly hits: number }[]> {
  const rows = await db
    .selectFrom('work_sites')
    .innerJoin('works', 'works.id', 'work_sites.work_id')
    .select(({ fn }) => ['work_sites.site', fn.sum<number | string>('work_sites.hits').as('hits')])
    .where(ownedBy(userId))
    .$if(workId !== undefined, (query) => query.where('works.id', '=', workId ?? 0))
    .groupBy('work_sites.site')
    .orderBy('hits', 'desc')
    .orderBy('work_sites.site')
    .limit(most)
    .execute()
  return rows.map(({ site, hits }) => ({ site, hits: Number(hits) }))
}

export async function isOff(db: Db, userId: number): Promise<boolean> {
  return (
    (await db.selectFrom('statistics_off').select('user_id').where('user_id', '=', userId).executeTakeFirst()) !==
    undefined
  )
}

/** Switches a member's statistics off or on. Off, the days of works that nobody else wants them of are forgotten. */
export async function switchStatistics(trx: Transaction, userId: number, off: boolean): Promise<void> {
  await trx.deleteFrom('statistics_off').where('user_id', '=', userId).execute()
  if (!off) return
  await trx.insertInto('statistics_off').values({ user_id: userId }).execute()
  const works = await trx.selectFrom('works').select('works.id').where(ownedBy(userId)).execute()
  await forgetDays(
    trx,
    works.map(({ id }) => id),
  )
}
