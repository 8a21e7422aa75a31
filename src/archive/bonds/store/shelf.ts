import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { visibleTo } from '../../works/index.ts'
import { MOST_ON_SHELF } from '../rules.ts'

/** @returns the numbers of the works that are read together and that the viewer may see, the newest first */
export async function shelfOf(db: Db, bondId: number, viewer: Viewer): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('bond_shelf')
    .innerJoin('works', 'works.id', 'bond_shelf.work_id')
    .select('works.id')
    .where('bond_id', '=', bondId)
    .where(visibleTo(viewer))
    .orderBy('added_at', 'desc')
    .orderBy('works.id', 'desc')
    .execute()
  return rows.map(({ id }) => id)
}

/** @returns which of these bonds have the work on their shelf */
export async function shelvedIn(db: Db, bondIds: readonly number[], workId: number): Promise<ReadonlySet<number>> {
  if (bondIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('bond_shelf')
    .select('bond_id')
    .where('work_id', '=', workId)
    .where('bond_id', 'in', bondIds)
    .execute()
  return new Set(rows.map((row) => row.bond_id))
}

/** Puts a work on the shelf.
 * @returns false when it is full */
export async function shelve(trx: Transaction, bondId: number, workId: number, now: Date): Promise<boolean> {
  const { held } = await trx
    .selectFrom('bond_shelf')
    .select((count) => count.fn.countAll<number>().as('held'))
    .where('bond_id', '=', bondId)
    .executeTakeFirstOrThrow()
  if (held >= MOST_ON_SHELF) return false
  await trx
    .insertInto('bond_shelf')
    .values({ bond_id: bondId, work_id: workId, added_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

/** Takes it off. */
export async function unshelve(trx: Transaction, bondId: number, workId: number): Promise<void> {
  await trx.deleteFrom('bond_shelf').where('bond_id', '=', bondId).where('work_id', '=', workId).execute()
}
