import type { Db } from '../../../schema/index.ts'
import type { SeriesDetails } from './series.ts'

/** A series as its creators edit it. */
export interface OwnSeries extends SeriesDetails {
  readonly id: number
  /** in order, drafts and binned ones too, since they keep their places */
  readonly works: readonly {
    readonly id: number
    readonly title: string
    readonly posted: boolean
    readonly binned: boolean
  }[]
}

/** A series to choose from. */
export interface SeriesChoice {
  readonly id: number
  readonly title: string
}

/** @returns the series that one of the user's pen names is credited with, by title */
export async function seriesOf(db: Db, userId: number): Promise<readonly SeriesChoice[]> {
  return owned(db, userId).select(['series.id', 'series.title']).orderBy('series.title').orderBy('series.id').execute()
}

/** @returns undefined when there is no such series of this user */
export async function findOwnSeries(db: Db, seriesId: number, userId: number): Promise<OwnSeries | undefined> {
  const row = await owned(db, userId).selectAll('series').where('series.id', '=', seriesId).executeTakeFirst()
  if (!row) return undefined
  const works = await db
    .selectFrom('series_works')
    .innerJoin('works', 'works.id', 'series_works.work_id')
    .select(['works.id', 'works.title', 'works.posted_at', 'works.deleted_at'])
    .where('series_works.series_id', '=', seriesId)
    .orderBy('series_works.position')
    .execute()
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    notes: row.notes,
    complete: row.complete === 1,
    works: works.map(({ id, title, posted_at, deleted_at }) => ({
      id,
      title,
      posted: posted_at !== null,
      binned: deleted_at !== null,
    })),
  }
}

function owned(db: Db, userId: number) {
  return db
    .selectFrom('series')
    .where('series.id', 'in', (own) =>
      own
        .selectFrom('series_creators')
        .innerJoin('pseuds', 'pseuds.id', 'series_creators.pseud_id')
        .select('series_creators.series_id')
        .where('pseuds.user_id', '=', userId),
    )
}
