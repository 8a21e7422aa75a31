import type { Transaction } from '../../schema/index.ts'
import type { Fact, House } from '../house.ts'
import { wake } from './live/index.ts'
import { partBonds, removeLonely } from './store/bonds.ts'

/** A block ends what two had alone, at once and without a word; so does an account that goes. */
export async function listenBonds(trx: Transaction, fact: Fact, house: House): Promise<void> {
  if (fact.kind === 'user-removed') await removeLonely(trx)
  if (fact.kind !== 'blocked') return
  await partBonds(trx, fact.userId, fact.otherId)
  await wake(house, trx, [fact.userId, fact.otherId])
}
