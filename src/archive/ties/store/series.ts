import type { Db } from '../../../schema/index.ts'

/** @returns a series that is this user's, with those who are credited; undefined when there is none */
export async function findCreditedSeries(db: Db, seriesId: number, userId: number) {
  const series = await db.selectFrom('series').select(['id', 'title']).where('id', '=', seriesId).executeTakeFirst()
  if (!series) return undefined
  const creators = await db
    .selectFrom('series_creators')
    .innerJoin('pseuds', 'pseuds.id', 'series_creators.pseud_id')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['pseuds.id as pseudId', 'pseuds.name as pseud', 'users.login', 'pseuds.user_id as userId'])
    .where('series_creators.series_id', '=', seriesId)
    .orderBy('series_creators.position')
    .execute()
  return creators.some((creator) => creator.userId === userId) ? { ...series, creators } : undefined
}
