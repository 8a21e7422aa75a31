import type { Db, Transaction } from '../../../schema/index.ts'
import { orphanPseud, removeUser } from '../../accounts/index.ts'
import { refreshBylines } from '../listening.ts'
import { setCreators } from '../store/creators.ts'
import { removeWorks } from '../store/lifecycle.ts'
import { ownedBy } from '../visible.ts'
import { type LeavingWork, outcomes, type Wishes } from './rules.ts'

/** @returns all works of a user, those that readers have first, by title */
export async function leavingWorks(db: Db, userId: number): Promise<readonly LeavingWork[]> {
  const rows = await db
    .selectFrom('works')
    .select((works) => [
      'works.id',
      'works.title',
      'works.word_count',
      'works.posted_at',
      'works.deleted_at',
      works
        .selectFrom('creatorships')
        .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
        .select((count) => count.fn.countAll<number>().as('others'))
        .whereRef('creatorships.work_id', '=', 'works.id')
        .where((other) => other.or([other('pseuds.user_id', 'is', null), other('pseuds.user_id', '!=', userId)]))
        .as('others'),
    ])
    .where(ownedBy(userId))
    .orderBy('works.title_sort')
    .execute()
  const works = rows.map((row) => ({
    id: row.id,
    title: row.title,
    wordCount: row.word_count,
    read: row.posted_at !== null && row.deleted_at === null,
    shared: (row.others ?? 0) > 0,
  }))
  return works.toSorted((a, b) => Number(b.read) - Number(a.read))
}

/** Whether the archive would have nobody left to run it. */
export async function isOnlyAdmin(db: Db, userId: number): Promise<boolean> {
  const rows = await db.selectFrom('user_roles').select('user_id').where('role', '=', 'admin').execute()
  return rows.length === 1 && rows[0]?.user_id === userId
}

/** Does with every work what was wished, then takes the account away. Works that came since the wishes were made share
 * the fate of all. */
export async function leave(trx: Transaction, userId: number, wishes: Wishes, now: Date): Promise<void> {
  const found = outcomes(await leavingWorks(trx, userId), wishes)
  const pseuds = await trx.selectFrom('pseuds').select('id').where('user_id', '=', userId).execute()
  const own = pseuds.map(({ id }) => id)
  await removeWorks(trx, idsOf(found.delete), now)
  if (found.orphan.length > 0) {
    const orphan = await orphanPseud(trx, now)
    for (const { id } of found.orphan) await setCreators(trx, id, [orphan])
  }
  if (found.left.length > 0) {
    await trx
      .deleteFrom('creatorships')
      .where('pseud_id', 'in', own)
      .where('work_id', 'in', idsOf(found.left))
      .execute()
  }
  await leaveSeriesBylines(trx, own, now)
  await removeUser(trx, userId)
  await refreshBylines(trx, [...idsOf(found.orphan), ...idsOf(found.left), ...idsOf(found.keep)], now)
}

/** A series keeps the name as long as one of its works does; one without any name left is orphaned. */
async function leaveSeriesBylines(trx: Transaction, own: readonly number[], now: Date): Promise<void> {
  const credited = await trx
    .selectFrom('series_creators')
    .select(['series_id', 'pseud_id'])
    .where('pseud_id', 'in', own)
    .execute()
  for (const seriesId of new Set(credited.map(({ series_id }) => series_id))) {
    if (await namesStay(trx, seriesId, own)) continue
    await trx.deleteFrom('series_creators').where('series_id', '=', seriesId).where('pseud_id', 'in', own).execute()
    const others = await trx
      .selectFrom('series_creators')
      .select('pseud_id')
      .where('series_id', '=', seriesId)
      .executeTakeFirst()
    if (others) continue
    await trx
      .insertInto('series_creators')
      .values({ series_id: seriesId, pseud_id: await orphanPseud(trx, now), position: 0 })
      .execute()
  }
}

async function namesStay(trx: Transaction, seriesId: number, own: readonly number[]): Promise<boolean> {
  const row = await trx
    .selectFrom('series_works')
    .innerJoin('creatorships', 'creatorships.work_id', 'series_works.work_id')
    .select('creatorships.work_id')
    .where('series_works.series_id', '=', seriesId)
    .where('creatorships.pseud_id', 'in', own)
    .executeTakeFirst()
  return row !== undefined
}

function idsOf(works: readonly LeavingWork[]): readonly number[] {
  return works.map(({ id }) => id)
}
