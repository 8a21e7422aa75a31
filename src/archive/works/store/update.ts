import type { Transaction } from '../../../schema/index.ts'
import type { WorkDetails } from '../kinds.ts'
import { noteChange } from './changes.ts'
import { setCreators } from './creators.ts'
import { detailColumns, setTags } from './details.ts'
import { holdWork } from './hold.ts'
import { recount } from './recount.ts'
import { indexWords } from './words.ts'

/** Changes what a work says about itself and who it is credited to; its dates stay.
 * @param pseudIds in order; as they are when absent
 * @returns whether anything is different now; a save without a change changes nothing */
export async function updateWork(
  trx: Transaction,
  workId: number,
  details: WorkDetails,
  now: Date,
  pseudIds?: readonly number[],
): Promise<boolean> {
  if (!(await holdWork(trx, workId))) return false
  const changes = [
    await setColumns(trx, workId, details),
    await setTags(trx, workId, details, now),
    pseudIds !== undefined && (await setCreators(trx, workId, pseudIds)),
  ]
  if (!changes.includes(true)) return false
  await trx.updateTable('works').set({ edited_at: now.toISOString() }).where('id', '=', workId).execute()
  await recount(trx, workId)
  await indexWords(trx, [workId])
  await noteChange(trx, [workId], now)
  return true
}

async function setColumns(trx: Transaction, workId: number, details: WorkDetails): Promise<boolean> {
  const columns = detailColumns(details)
  const names = Object.keys(columns) as (keyof typeof columns)[]
  const before = await trx.selectFrom('works').select(names).where('id', '=', workId).executeTakeFirstOrThrow()
  if (names.every((name) => before[name] === columns[name])) return false
  await trx.updateTable('works').set(columns).where('id', '=', workId).execute()
  return true
}

/** Says how many chapters there will be in the end. The caller settles the work after. */
export async function expectChapters(trx: Transaction, workId: number, expected: number | null): Promise<void> {
  await trx.updateTable('works').set({ expected_chapters: expected }).where('id', '=', workId).execute()
}
