import type { Transaction } from '../../../schema/index.ts'
import { orphanPseud } from '../../accounts/index.ts'
import { refreshBylines } from '../listening.ts'
import { binWork, restoreWork } from './lifecycle.ts'

/** Credits everything that one pen name is credited with to another; where both are, to the other alone. */
export async function passCredits(trx: Transaction, from: number, to: number, now: Date): Promise<void> {
  const workIds = await worksBy(trx, from)
  const shared = await worksOfBoth(trx, from, to)
  if (shared.length > 0)
    await trx.deleteFrom('creatorships').where('pseud_id', '=', from).where('work_id', 'in', shared).execute()
  await trx.updateTable('creatorships').set({ pseud_id: to }).where('pseud_id', '=', from).execute()
  const series = await seriesOfBoth(trx, from, to)
  if (series.length > 0)
    await trx.deleteFrom('series_creators').where('pseud_id', '=', from).where('series_id', 'in', series).execute()
  await trx.updateTable('series_creators').set({ pseud_id: to }).where('pseud_id', '=', from).execute()
  await refreshBylines(trx, workIds, now)
}

/** Takes a pen name out of every byline. What nobody else is credited with is an orphan's from then on. */
export async function orphanCredits(trx: Transaction, pseudId: number, now: Date): Promise<void> {
  const orphan = await orphanPseud(trx, now)
  const alone = await worksAlone(trx, pseudId)
  await withdrawShared(trx, pseudId, alone, now)
  await passCredits(trx, pseudId, orphan, now)
}

/** Puts every work into the bin that only this pen name is credited with, and takes the name off all others. A series keeps it. */
export async function takeDownCredits(trx: Transaction, pseudId: number, now: Date): Promise<void> {
  const alone = await worksAlone(trx, pseudId)
  await withdrawShared(trx, pseudId, alone, now)
  for (const id of alone) await binWork(trx, id, now)
}

/** Takes the works of a pen name out of the bin again, as far as they are still there.
 * @returns how many */
export async function bringBackCredits(trx: Transaction, pseudId: number, now: Date): Promise<number> {
  const ids = await worksBy(trx, pseudId)
  for (const id of ids) await restoreWork(trx, id, now)
  return ids.length
}

async function worksBy(trx: Transaction, pseudId: number): Promise<readonly number[]> {
  const rows = await trx.selectFrom('creatorships').select('work_id').where('pseud_id', '=', pseudId).execute()
  return rows.map(({ work_id }) => work_id)
}

async function worksAlone(trx: Transaction, pseudId: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('creatorships')
    .select('work_id')
    .where('pseud_id', '=', pseudId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('creatorships as other')
            .select('other.work_id')
            .whereRef('other.work_id', '=', 'creatorships.work_id')
            .where('other.pseud_id', '!=', pseudId),
        ),
      ),
    )
    .execute()
  return rows.map(({ work_id }) => work_id)
}

async function withdrawShared(trx: Transaction, pseudId: number, alone: readonly number[], now: Date): Promise<void> {
  const own = new Set(alone)
  const shared = (await worksBy(trx, pseudId)).filter((id) => !own.has(id))
  if (shared.length === 0) return
  await trx.deleteFrom('creatorships').where('pseud_id', '=', pseudId).where('work_id', 'in', shared).execute()
  await refreshBylines(trx, shared, now)
}

async function worksOfBoth(trx: Transaction, one: number, other: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('creatorships')
    .select('work_id')
    .where('pseud_id', '=', one)
    .where('work_id', 'in', (own) => own.selectFrom('creatorships').select('work_id').where('pseud_id', '=', other))
    .execute()
  return rows.map(({ work_id }) => work_id)
}

async function seriesOfBoth(trx: Transaction, one: number, other: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('series_creators')
    .select('series_id')
    .where('pseud_id', '=', one)
    .where('series_id', 'in', (own) =>
      own.selectFrom('series_creators').select('series_id').where('pseud_id', '=', other),
    )
    .execute()
  return rows.map(({ series_id }) => series_id)
}
