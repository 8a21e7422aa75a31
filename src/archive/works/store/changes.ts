import type { CompiledQuery } from 'kysely'
import { insertMany } from '../../../platform/db/bulk.ts'
import { committedHere } from '../../../platform/db/open.ts'
import type { Db, Transaction } from '../../../schema/index.ts'

/** Notes that listings must look at these works again: a new stamp for each, and a line in the log of changes. */
export async function noteChange(trx: Transaction, workIds: readonly number[], now: Date): Promise<void> {
  if (workIds.length === 0) return
  await trx
    .updateTable('works')
    .set((works) => ({ stamp: works('stamp', '+', 1) }))
    .where('id', 'in', workIds)
    .execute()
  await noteArrival(trx, workIds, now)
}

/** The same for works that nobody has looked at yet: they keep their first stamp. */
export async function noteArrival(trx: Transaction, workIds: readonly number[], now: Date): Promise<void> {
  const changed_at = now.toISOString()
  await insertMany(
    trx,
    'changes',
    workIds.map((work_id) => ({ work_id, changed_at })),
  )
}

/** Notes that these tags were tied to others or loosed from them: what is found under them may be other works now. */
export async function noteTagChange(trx: Transaction, tagIds: readonly number[], now: Date): Promise<void> {
  if (tagIds.length === 0) return
  await trx
    .insertInto('changes')
    .values(tagIds.map((tag_id) => ({ tag_id, changed_at: now.toISOString() })))
    .execute()
}

/** Notes that so many works came or changed at once that a line for each would say less: whoever follows the log looks at
 * everything again. Works that were there before keep their stamps. */
export async function noteGreatChange(trx: Transaction, now: Date): Promise<void> {
  await trx.insertInto('changes').values({ changed_at: now.toISOString() }).execute()
}

/** Asked with every page, so it is put into SQL only once for each database. */
const asked = new WeakMap<Db, CompiledQuery<{ seq: number }>>()

/** @returns the number of the newest change to anything a listing shows; 0 before the first. On PostgreSQL changes can
 * overtake each other on their way to being committed: what is kept by this number must not be kept for long */
export async function newestChange(db: Db): Promise<number> {
  const query = asked.get(db) ?? db.selectFrom('changes').select('seq').orderBy('seq', 'desc').limit(1).compile()
  asked.set(db, query)
  const { rows } = await db.executeQuery(query)
  return rows[0]?.seq ?? 0
}

/** How long another process may have changed something before it is noticed here, in milliseconds. */
const NOTICED_WITHIN = 100

/**
 * Follows {@link newestChange} without asking the database for each page: at once after every transaction of this
 * process, and ten times a second for what other processes do.
 * @param elapsed a clock that never goes back, in milliseconds
 */
export function followChanges(db: Db, elapsed = () => performance.now()): () => Promise<number> {
  let seen = { committed: -1, at: 0, newest: 0 }
  return async () => {
    const committed = committedHere(db)
    const at = elapsed()
    if (seen.committed !== committed || at - seen.at >= NOTICED_WITHIN) {
      seen = { committed, at, newest: await newestChange(db) }
    }
    return seen.newest
  }
}
