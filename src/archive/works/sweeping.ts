import type { Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { emptyChapterBin } from './store/chapter-bin.ts'
import { emptyBin } from './store/lifecycle.ts'

/** The kind of job that empties the bin. */
export const SWEEP = 'empty-bin'

const DAY = 86_400_000
const AT_ONCE = 100

/** Sees to it that the bin is emptied at the next midnight (UTC). Several processes may ask; a second job for the same
 * night finds nothing left to do. */
export async function planSweep(trx: Transaction, now: Date): Promise<void> {
  const next = new Date((Math.floor(now.getTime() / DAY) + 1) * DAY)
  const planned = await trx
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', SWEEP)
    .where('run_at', '=', next.toISOString())
    .executeTakeFirst()
  if (!planned) await enqueue(trx, now, SWEEP, {}, next)
}

/** Deletes for good what has lain in the bin long enough, a hundred works at a time so that others may write between,
 * and plans the next night first: a night that fails is not the last. */
export async function sweepBin(house: House): Promise<void> {
  await house.db.transaction().execute((trx) => planSweep(trx, house.now()))
  while ((await emptySome(house)) === AT_ONCE);
  while ((await emptyChapters(house)) === AT_ONCE);
}

function emptyChapters({ db, now }: House): Promise<number> {
  return db.transaction().execute((trx) => emptyChapterBin(trx, now(), AT_ONCE))
}

function emptySome({ db, now }: House): Promise<number> {
  return db.transaction().execute((trx) => emptyBin(trx, now(), AT_ONCE))
}
