import type { Transaction } from '../../schema/index.ts'
import type { Fact } from '../house.ts'
import { keepLook } from './preferences.ts'

/** What an account keeps of what its owner does elsewhere. */
export async function listenAccounts(trx: Transaction, fact: Fact): Promise<void> {
  if (fact.kind === 'look-chosen') await keepLook(trx, fact.userId, fact.look)
}
