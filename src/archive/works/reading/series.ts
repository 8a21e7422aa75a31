import { isId } from '../../../platform/db/ids.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { Creator } from '../kinds.ts'
import { named, visibleTo } from '../visible.ts'

/** A series as its page shows it to one viewer; figures are of the works this viewer may see. */
export interface Series {
  readonly id: number
  readonly title: string
  /** sanitised HTML */
  readonly summary: string
  readonly notes: string
  readonly complete: boolean
  readonly creators: readonly Creator[]
  /** in the series' order */
  readonly workIds: readonly number[]
  readonly wordCount: number
  /** public ones */
  readonly bookmarks: number
  /** UTC instants */
  readonly begunAt: string
  readonly updatedAt: string
}

/** @returns undefined when there is no such series, or nothing in it that this viewer may see */
export async function findSeries(db: Db, seriesId: number, viewer: Viewer): Promise<Series | undefined> {
  if (!isId(seriesId)) return undefined
  const row = await db.selectFrom('series').selectAll().where('id', '=', seriesId).executeTakeFirst()
  if (!row) return undefined
  const works = await db
    .selectFrom('series_works')
    .innerJoin('works', 'works.id', 'series_works.work_id')
    .select(['works.id', 'works.word_count', 'works.posted_at', 'works.updated_at'])
    .where('series_works.series_id', '=', seriesId)
    .where(named)
    .where(visibleTo(viewer))
    .orderBy('series_works.position')
    .execute()
  if (works.length === 0) return undefined
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    notes: row.notes,
    complete: row.complete === 1,
    creators: await seriesCreators(db, seriesId),
    workIds: works.map(({ id }) => id),
    bookmarks: await bookmarkCount(db, seriesId),
    wordCount: works.reduce((sum, { word_count }) => sum + word_count, 0),
    begunAt: works.map(({ posted_at }) => posted_at ?? '').sort()[0] ?? '',
    updatedAt:
      works
        .map(({ updated_at }) => updated_at)
        .sort()
        .at(-1) ?? '',
  }
}

async function bookmarkCount(db: Db, seriesId: number): Promise<number> {
  const { count } = await db
    .selectFrom('bookmarks')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where('series_id', '=', seriesId)
    .where('private', '=', 0)
    .executeTakeFirstOrThrow()
  return count
}

async function seriesCreators(db: Db, seriesId: number): Promise<readonly Creator[]> {
  const rows = await db
    .selectFrom('series_creators')
    .innerJoin('pseuds', 'pseuds.id', 'series_creators.pseud_id')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['pseuds.id', 'pseuds.name', 'pseuds.user_id', 'users.login'])
    .where('series_creators.series_id', '=', seriesId)
    .orderBy('series_creators.position')
    .execute()
  return rows.map((row) => ({ pseudId: row.id, pseud: row.name, login: row.login, userId: row.user_id }))
}

/** A series in a list. */
export interface SeriesEntry {
  readonly id: number
  readonly title: string
  readonly works: number
  readonly words: number
}

/** @returns the series that one of the user's pen names is credited with and that hold something this viewer may see, by title */
export async function seriesByUser(db: Db, userId: number, viewer: Viewer): Promise<readonly SeriesEntry[]> {
  return db
    .selectFrom('series')
    .innerJoin('series_works', 'series_works.series_id', 'series.id')
    .innerJoin('works', 'works.id', 'series_works.work_id')
    .select((count) => [
      'series.id',
      'series.title',
      count.fn.countAll<number>().as('works'),
      count.fn.sum<number>('works.word_count').as('words'),
    ])
    .where('series.id', 'in', (own) =>
      own
        .selectFrom('series_creators')
        .innerJoin('pseuds', 'pseuds.id', 'series_creators.pseud_id')
        .select('series_creators.series_id')
        .where('pseuds.user_id', '=', userId),
    )
    .where(named)
    .where(visibleTo(viewer))
    .groupBy(['series.id', 'series.title'])
    .orderBy('series.title')
    .execute()
}
