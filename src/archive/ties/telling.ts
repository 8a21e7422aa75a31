import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { recipientsOf, sendNotice } from '../notices/index.ts'
import { urls } from '../urls.ts'

/** Tells members that somebody waits for their word; what it is about stands on a page of their own. */
export async function tellAsked(
  house: House,
  trx: Transaction,
  userIds: readonly number[],
  sentence: string,
): Promise<void> {
  for (const recipient of await recipientsOf(trx, [...new Set(userIds)], 'ties'))
    await sendNotice(house, trx, recipient, {
      kind: 'ties',
      subject: 'Somebody asks for your word',
      paragraphs: [`${sentence} You can say yes or no here:`, absolute(house.config, urls.ties(recipient.login))],
      reason: 'because somebody wants to credit you, give you a work, or name a work of yours',
    })
}
