import type { Transaction } from '../../../schema/index.ts'
import { noteChange } from './changes.ts'
import { holdSeries } from './hold.ts'
import { indexSeriesWords } from './words.ts'

/** Begins a series; its first work joins after.
 * @param pseudIds who it is credited to; at least one
 * @returns its id */
export async function createSeries(
  trx: Transaction,
  { title, pseudIds, now }: { readonly title: string; readonly pseudIds: readonly number[]; readonly now: Date },
): Promise<number> {
  const { id } = await trx
    .insertInto('series')
    .values({ title, created_at: now.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('series_creators')
    .values(pseudIds.map((pseud_id, position) => ({ series_id: id, pseud_id, position })))
    .execute()
  await indexSeriesWords(trx, [{ id, title }])
  return id
}

/** Puts a work into a series, or to another place in it.
 * @param position out of range means first or last; last when absent
 * @returns false when there is no such series (any more) */
export async function joinSeries(
  trx: Transaction,
  seriesId: number,
  workId: number,
  now: Date,
  position?: number,
): Promise<boolean> {
  if (!(await holdSeries(trx, seriesId))) return false
  const order = await workIdsOf(trx, seriesId)
  const others = order.filter((id) => id !== workId)
  const place =
    position === undefined ? others.length : Math.min(Math.max(1, Math.trunc(position) || 1), others.length + 1) - 1
  if (order.includes(workId) && (position === undefined || order[place] === workId)) return true
  await write(trx, seriesId, order, others.toSpliced(place, 0, workId), now)
  return true
}

/** Takes a work out of a series; one that is empty then is gone. */
export async function leaveSeries(trx: Transaction, seriesId: number, workId: number, now: Date): Promise<void> {
  await holdSeries(trx, seriesId)
  const order = await workIdsOf(trx, seriesId)
  if (!order.includes(workId)) return
  const rest = order.filter((id) => id !== workId)
  await write(trx, seriesId, order, rest, now)
  if (rest.length === 0) await trx.deleteFrom('series').where('id', '=', seriesId).execute()
}

/** Puts the works of a series in this order. The order they have already changes nothing.
 * @param order ids of all its works, each once; anything else changes nothing
 * @returns whether the works now stand so */
export async function orderSeries(
  trx: Transaction,
  seriesId: number,
  order: readonly number[],
  now: Date,
): Promise<boolean> {
  await holdSeries(trx, seriesId)
  const before = await workIdsOf(trx, seriesId)
  const own = new Set(before)
  if (order.length !== own.size || !order.every((id) => own.delete(id))) return false
  await write(trx, seriesId, before, order, now)
  return true
}

/** What a series says about itself; the texts are sanitised HTML. */
export interface SeriesDetails {
  readonly title: string
  readonly summary: string
  readonly notes: string
  readonly complete: boolean
}

/** @returns whether anything is different now */
export async function updateSeries(
  trx: Transaction,
  seriesId: number,
  details: SeriesDetails,
  now: Date,
): Promise<boolean> {
  await holdSeries(trx, seriesId)
  const before = await trx.selectFrom('series').selectAll().where('id', '=', seriesId).executeTakeFirst()
  const columns = { ...details, complete: details.complete ? 1 : 0 } as const
  if (!before || (Object.keys(columns) as (keyof typeof columns)[]).every((name) => before[name] === columns[name]))
    return false
  await trx.updateTable('series').set(columns).where('id', '=', seriesId).execute()
  await indexSeriesWords(trx, [{ id: seriesId, title: details.title }])
  await noteChange(trx, await workIdsOf(trx, seriesId), now)
  return true
}

/** Only works whose place changes are listed anew. */
async function write(
  trx: Transaction,
  seriesId: number,
  before: readonly number[],
  after: readonly number[],
  now: Date,
): Promise<void> {
  const gone = before.filter((id) => !after.includes(id))
  if (gone.length > 0) {
    await trx.deleteFrom('series_works').where('series_id', '=', seriesId).where('work_id', 'in', gone).execute()
  }
  const moved = after.filter((id, at) => before[at] !== id)
  for (const work_id of moved) {
    const position = after.indexOf(work_id) + 1
    await trx
      .insertInto('series_works')
      .values({ series_id: seriesId, work_id, position })
      .onConflict((known) => known.columns(['series_id', 'work_id']).doUpdateSet({ position }))
      .execute()
  }
  await noteChange(trx, [...gone, ...moved], now)
}

async function workIdsOf(trx: Transaction, seriesId: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('series_works')
    .select('work_id')
    .where('series_id', '=', seriesId)
    .orderBy('position')
    .execute()
  return rows.map(({ work_id }) => work_id)
}
