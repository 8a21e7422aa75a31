import type { Transaction } from '../../../schema/index.ts'
import { orphanPseud } from '../../accounts/index.ts'
import { refreshBylines } from '../listening.ts'
import { creatorIds, setCreators } from './creators.ts'
import { holdSeries, holdWork } from './hold.ts'

/** Credits a work to one more pen name, behind the others.
 * @returns whether it stands there now that did not before */
export async function addCreator(trx: Transaction, workId: number, pseudId: number, now: Date): Promise<boolean> {
  if (!(await holdWork(trx, workId))) return false
  const before = await creatorIds(trx, workId)
  if (before.includes(pseudId)) return false
  await setCreators(trx, workId, [...before, pseudId])
  await refreshBylines(trx, [workId], now)
  return true
}

/** Takes all pen names of a member off a work.
 * @returns `last` when nobody would be left; then nothing is changed */
export async function removeCreator(
  trx: Transaction,
  workId: number,
  userId: number,
  now: Date,
): Promise<'gone' | 'last'> {
  await holdWork(trx, workId)
  const own = await pseudsAmong(trx, await creatorIds(trx, workId), userId)
  const rest = (await creatorIds(trx, workId)).filter((id) => !own.includes(id))
  if (rest.length === 0) return 'last'
  if (own.length > 0) await recredit(trx, workId, rest, now)
  return 'gone'
}

/** Puts the orphan's name in the place of a member's; others stay. */
export async function orphanWork(trx: Transaction, workId: number, userId: number, now: Date): Promise<void> {
  await holdWork(trx, workId)
  const before = await creatorIds(trx, workId)
  const own = await pseudsAmong(trx, before, userId)
  const orphan = await orphanPseud(trx, now)
  const after = before.map((id) => (own.includes(id) ? orphan : id))
  await recredit(trx, workId, [...new Set(after)], now)
}

async function recredit(trx: Transaction, workId: number, pseudIds: readonly number[], now: Date): Promise<void> {
  await setCreators(trx, workId, pseudIds)
  await refreshBylines(trx, [workId], now)
}

async function pseudsAmong(trx: Transaction, ids: readonly number[], userId: number): Promise<readonly number[]> {
  if (ids.length === 0) return []
  const rows = await trx
    .selectFrom('pseuds')
    .select('id')
    .where('user_id', '=', userId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id }) => id)
}

/** Credits a series to one more pen name.
 * @returns whether there is such a series */
export async function addSeriesCreator(trx: Transaction, seriesId: number, pseudId: number): Promise<boolean> {
  if (!(await holdSeries(trx, seriesId))) return false
  const position = (await seriesCreators(trx, seriesId)).length
  await trx
    .insertInto('series_creators')
    .values({ series_id: seriesId, pseud_id: pseudId, position })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

/** Takes all pen names of a member off a series, or puts the orphan's in their place where nobody else would be left.
 * @param orphan whether that is wanted
 * @returns `last` when nobody would be left and it was not */
export async function removeSeriesCreator(
  trx: Transaction,
  seriesId: number,
  userId: number,
  { orphan, now }: { readonly orphan: boolean; readonly now: Date },
): Promise<'gone' | 'last'> {
  await holdSeries(trx, seriesId)
  const before = await seriesCreators(trx, seriesId)
  const own = await pseudsAmong(trx, before, userId)
  if (own.length === before.length && !orphan) return 'last'
  if (own.length > 0)
    await trx.deleteFrom('series_creators').where('series_id', '=', seriesId).where('pseud_id', 'in', own).execute()
  if (own.length === before.length) await addSeriesCreator(trx, seriesId, await orphanPseud(trx, now))
  return 'gone'
}

async function seriesCreators(trx: Transaction, seriesId: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('series_creators')
    .select('pseud_id')
    .where('series_id', '=', seriesId)
    .orderBy('position')
    .execute()
  return rows.map(({ pseud_id }) => pseud_id)
}
