import type { Transaction } from '../../../schema/index.ts'
import { noteChange } from './changes.ts'
import { holdWork } from './hold.ts'

/** Says when chapters of a posted work were first published: the work itself with the first of them, and updated with the last. What is
 * followed, counted or noted by day stays where it happened.
 * @param dates UTC instants by chapter; chapters that are drafts by now, or another work's, are left out
 * @returns whether anything is different now */
export async function dateChapters(
  trx: Transaction,
  workId: number,
  dates: ReadonlyMap<number, string>,
  now: Date,
): Promise<boolean> {
  if (!(await holdWork(trx, workId))?.posted) return false
  const rows = await trx
    .selectFrom('chapters')
    .select(['id', 'posted_at'])
    .where('work_id', '=', workId)
    .where('posted_at', 'is not', null)
    .execute()
  const moved = rows.filter(({ id, posted_at }) => dates.has(id) && dates.get(id) !== posted_at)
  for (const { id } of moved)
    await trx
      .updateTable('chapters')
      .set({ posted_at: dates.get(id) })
      .where('id', '=', id)
      .execute()
  const all = rows.flatMap(({ id, posted_at }) => dates.get(id) ?? posted_at ?? []).toSorted()
  const [first, last] = [all.at(0), all.at(-1)]
  if (moved.length === 0 || first === undefined || last === undefined) return false
  await trx.updateTable('works').set({ posted_at: first, updated_at: last }).where('id', '=', workId).execute()
  await noteChange(trx, [workId], now)
  return true
}
