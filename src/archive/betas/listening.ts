import type { Transaction } from '../../schema/index.ts'
import type { Fact, House } from '../house.ts'
import { partBetas } from './store/people.ts'
import { removeDeserted } from './store/rooms.ts'

/** A block ends what a creator and a beta had, at once and without a word; a room whose work has no author any more is nobody's. */
export async function listenBetas(trx: Transaction, fact: Fact, house: House): Promise<void> {
  if (fact.kind === 'user-removed') await removeDeserted(trx)
  if (fact.kind === 'blocked') await partBetas(trx, fact.userId, fact.otherId, house.now())
}
