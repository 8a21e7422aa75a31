import type { Transaction } from '../../schema/index.ts'
import { createSeries, joinSeries } from '../works/index.ts'

/** By work: the position in a series that its files tell. */
export type ToldPlaces = Map<number, number>

interface Joining {
  readonly told: { readonly title: string; readonly position?: number | undefined }
  readonly workId: number
  readonly pseudId: number
  /** of the works that came in before it in the same import; this one is added */
  readonly places: ToldPlaces
  readonly now: Date
}

/** Puts a work into the series of that title under the same byline, and makes the series when there is none. Parts that
 * come in out of order still end up in order. */
export async function joinToldSeries(trx: Transaction, { told, workId, pseudId, places, now }: Joining): Promise<void> {
  const known = await trx
    .selectFrom('series')
    .innerJoin('series_creators', 'series_creators.series_id', 'series.id')
    .select('series.id')
    .where('series_creators.pseud_id', '=', pseudId)
    .where('series.title', '=', told.title)
    .orderBy('series.id')
    .executeTakeFirst()
  const seriesId = known?.id ?? (await createSeries(trx, { title: told.title, pseudIds: [pseudId], now }))
  await joinSeries(trx, seriesId, workId, now, told.position && (await placeFor(trx, seriesId, told.position, places)))
  if (told.position) places.set(workId, told.position)
}

/** Before the first part that comes after it: by what its files told, else by where it stands. */
async function placeFor(trx: Transaction, seriesId: number, position: number, places: ToldPlaces): Promise<number> {
  const rows = await trx
    .selectFrom('series_works')
    .select('work_id')
    .where('series_id', '=', seriesId)
    .orderBy('position')
    .execute()
  const after = rows.findIndex(({ work_id }, at) => (places.get(work_id) ?? at + 1) > position)
  return after < 0 ? rows.length + 1 : after + 1
}
