import type { Transaction } from '../../schema/index.ts'
import type { Fact, House } from '../house.ts'
import { noteChange } from './store/changes.ts'
import { sortByCreators } from './store/creators.ts'
import { indexWords } from './store/words.ts'

/** Keeps bylines in step: a new name stands on every page, in every order and under every search at once. */
export async function listenWorks(trx: Transaction, fact: Fact, house: House): Promise<void> {
  if (fact.kind === 'picture-removed') return markEdited(trx, fact.workIds, house.now())
  if (fact.kind !== 'pseud-renamed') return
  const rows = await trx.selectFrom('creatorships').select('work_id').where('pseud_id', '=', fact.pseudId).execute()
  await refreshBylines(
    trx,
    rows.map(({ work_id }) => work_id),
    house.now(),
  )
}

/** Writes anew what is kept of the bylines of these works. */
export async function refreshBylines(trx: Transaction, workIds: readonly number[], now: Date): Promise<void> {
  for (const id of workIds) await sortByCreators(trx, id)
  await indexWords(trx, workIds)
  await noteChange(trx, workIds, now)
}

/** Files of these works are made anew when they are next asked for. */
async function markEdited(trx: Transaction, workIds: readonly number[], now: Date): Promise<void> {
  if (workIds.length === 0) return
  await trx.updateTable('works').set({ edited_at: now.toISOString() }).where('id', 'in', workIds).execute()
  await noteChange(trx, workIds, now)
}
