import type { Transaction } from '../../schema/index.ts'
import type { Fact, House } from '../house.ts'
import { removeOrphaned } from './store/save.ts'

/** Who leaves takes their bookmarks along, and the counters say so. */
export async function listenBookmarks(trx: Transaction, fact: Fact, house: House): Promise<void> {
  if (fact.kind === 'user-removed') await removeOrphaned(trx, house.now())
}
