import type { Transaction } from '../../schema/index.ts'
import { tellOfCollection } from '../collections/index.ts'
import type { Fact, House } from '../house.ts'
import { urls } from '../urls.ts'
import { takeUntold } from './store/assignments.ts'

/** Whoever something was made for hears of it once everybody can read it. */
export async function listenChallenges(trx: Transaction, fact: Fact, house: House): Promise<void> {
  if (fact.kind === 'work-revealed' || fact.kind === 'work-posted' || fact.kind === 'work-collected')
    await tellRecipients(house, trx, fact.workId)
}

/** Tells them in the same transaction; each once. */
export async function tellRecipients(house: House, trx: Transaction, workId: number): Promise<void> {
  await tellOfCollection(house, trx, await takeUntold(trx, workId, house.now()), {
    subject: 'Something was made for you',
    paragraphs: ['a work that you asked for in a challenge is there:'],
    address: urls.work(workId),
    reason: 'because you asked for something in a challenge',
  })
}
