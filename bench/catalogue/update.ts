import type { Db } from '../../src/schema/index.ts'
import type { Client } from './client.ts'
import { rounded } from './figures.ts'

const TIMES = 15
const LONGEST = 5000

/** Puts works to the front of the archive one after the other, as a chapter that is posted does, and looks until the
 * listing begins with them.
 * @returns the middle of the milliseconds from the commit until the work was seen; undefined when one never was */
export async function updateCost(db: Db, client: Client): Promise<number | undefined> {
  const works = await db
    .selectFrom('works')
    .select('id')
    .where('restricted', '=', 0)
    .where('posted_at', 'is not', null)
    .orderBy('id')
    .limit(TIMES)
    .execute()
  const costs: number[] = []
  for (const { id } of works) {
    await moveToFront(db, id)
    const began = performance.now()
    while ((await client.list('/api/v1/works?size=1&facets=0')).works[0]?.id !== id)
      if (performance.now() - began > LONGEST) return undefined
    costs.push(performance.now() - began)
  }
  return rounded(costs.toSorted((one, other) => one - other)[Math.floor(costs.length / 2)] ?? 0)
}

async function moveToFront(db: Db, id: number): Promise<void> {
  const now = new Date().toISOString()
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('works')
      .set((works) => ({ updated_at: now, edited_at: now, stamp: works('stamp', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await trx.insertInto('changes').values({ work_id: id, changed_at: now }).execute()
  })
}
