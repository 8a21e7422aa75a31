import { sql } from 'kysely'
import type { Transaction } from '../../../schema/index.ts'

/** A reader who opened a work; the day makes them one. */
export interface Hit {
  readonly workId: number
  readonly reader: string
  /** said yes to works for adults: a guest who was only asked has not read */
  readonly agreed: boolean
}

/** Counts each reader once for each work and day, and forgets who they were on the days before.
 * @returns how many were counted */
export async function countHits(trx: Transaction, hits: readonly Hit[], now: Date): Promise<number> {
  const day = now.toISOString().slice(0, 10)
  await trx.deleteFrom('hits').where('day', '<', day).execute()
  const readable = await readableOf(trx, hits)
  if (readable.length === 0) return 0
  const counted = await trx
    .insertInto('hits')
    .values(readable.map(({ workId, reader }) => ({ day, work_id: workId, reader })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('work_id')
    .execute()
  const byWork = Map.groupBy(counted, ({ work_id }) => work_id)
  // in one order everywhere, so that two processes that count at once do not wait for each other in a circle
  for (const [workId, rows] of [...byWork].sort(([a], [b]) => a - b)) {
    await trx
      .updateTable('work_counters')
      .set({ hits: sql<number>`hits + ${rows.length}`, moved_at: now.toISOString() })
      .where('work_id', '=', workId)
      .execute()
  }
  return counted.length
}

async function readableOf(trx: Transaction, hits: readonly Hit[]): Promise<readonly Hit[]> {
  if (hits.length === 0) return []
  const ids = [...new Set(hits.map(({ workId }) => workId))]
  const works = await trx
    .selectFrom('works')
    .select(['id', 'adult'])
    .where('id', 'in', ids)
    .where('posted_at', 'is not', null)
    .where('deleted_at', 'is', null)
    .execute()
  const adult = new Map(works.map((work) => [work.id, work.adult === 1]))
  const once = new Map(hits.map((hit) => [`${hit.workId} ${hit.reader}`, hit]))
  return [...once.values()]
    .filter(({ workId, agreed }) => adult.has(workId) && (agreed || !adult.get(workId)))
    .sort((a, b) => a.workId - b.workId || (a.reader < b.reader ? -1 : 1))
}
