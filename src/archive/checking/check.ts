import { integrityFaults } from '../../platform/db/integrity.ts'
import type { Db } from '../../schema/index.ts'
import { faultsAround } from './around.ts'
import { faultsOf } from './facts.ts'
import { loadFacts, workIdsAfter } from './store.ts'

/** Something that is not as it should be. */
export interface Fault {
  /** absent when it is about no work in particular */
  readonly workId?: number
  readonly fault: string
}

/** What a whole check found. */
export interface Health {
  readonly works: number
  readonly faults: readonly Fault[]
}

const WORKS_AT_ONCE = 100

/**
 * Compares everything that is summed up somewhere with what it sums up, and asks the engine about itself. Changes
 * nothing, and may run beside a server.
 * @param watch is told how many works were looked at
 */
export async function checkArchive(db: Db, watch: (works: number) => void = () => undefined): Promise<Health> {
  const faults: Fault[] = (await integrityFaults(db)).map((fault) => ({ fault }))
  faults.push(...(await faultsAround(db)).map((fault) => ({ fault })))
  let works = 0
  for (let last = 0; ; ) {
    const ids = await workIdsAfter(db, last, WORKS_AT_ONCE)
    if (ids.length === 0) return { works, faults }
    faults.push(...(await faultsAmong(db, ids)))
    works += ids.length
    last = ids.at(-1) ?? last
    watch(ids.length)
  }
}

/** A work that somebody saves between two queries looks wrong: what seems to be a fault is looked at once more, at rest. */
async function faultsAmong(db: Db, ids: readonly number[]): Promise<readonly Fault[]> {
  const suspects = (await loadFacts(db, ids)).filter((facts) => faultsOf(facts).length > 0).map(({ said }) => said.id)
  if (suspects.length === 0) return []
  const facts = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) => loadFacts(trx, suspects))
  return facts.flatMap((one) => faultsOf(one).map((fault) => ({ workId: one.said.id, fault })))
}
