import { foldName } from '../../../platform/text/fold.ts'
import type { Transaction } from '../../../schema/index.ts'

/** Credits the work to these pen names, in this order; at least one.
 * @returns whether that is a change */
export async function setCreators(trx: Transaction, workId: number, pseudIds: readonly number[]): Promise<boolean> {
  const before = await creatorIds(trx, workId)
  if (before.length === pseudIds.length && before.every((id, at) => id === pseudIds[at])) return false
  await trx.deleteFrom('creatorships').where('work_id', '=', workId).execute()
  await trx
    .insertInto('creatorships')
    .values(pseudIds.map((pseud_id, position) => ({ work_id: workId, pseud_id, position })))
    .execute()
  await sortByCreators(trx, workId)
  return true
}

/** @returns ids of the pen names in the work's byline, in order */
export async function creatorIds(trx: Transaction, workId: number): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom('creatorships')
    .select('pseud_id')
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute()
  return rows.map(({ pseud_id }) => pseud_id)
}

/** What lists sort anonymous works under, and what is found of their byline. */
export const ANONYMOUS = 'Anonymous'

/** Keeps the column that lists are sorted by in step with the names. */
export async function sortByCreators(trx: Transaction, workId: number): Promise<void> {
  const { anonymous } = await trx
    .selectFrom('works')
    .select('anonymous')
    .where('id', '=', workId)
    .executeTakeFirstOrThrow()
  const names = await trx
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select('pseuds.name')
    .where('creatorships.work_id', '=', workId)
    .orderBy('creatorships.position')
    .execute()
  const creators_sort = foldName(anonymous === 1 ? ANONYMOUS : names.map(({ name }) => name).join(', '))
  await trx.updateTable('works').set({ creators_sort }).where('id', '=', workId).execute()
}
