import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { recipientsOf, sendNotice } from '../notices/index.ts'

/** What members are told of a collection by mail. */
export interface CollectionNews {
  /** neither titles nor names */
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** where it can be looked at */
  readonly address: string
  readonly reason: string
}

/** Tells these members, those who want such mails. */
export async function tellOfCollection(
  house: House,
  trx: Transaction,
  userIds: readonly number[],
  { subject, paragraphs, address, reason }: CollectionNews,
): Promise<void> {
  for (const recipient of await recipientsOf(trx, userIds, 'collections'))
    await sendNotice(house, trx, recipient, {
      kind: 'collections',
      subject,
      paragraphs: [...paragraphs, absolute(house.config, address)],
      reason,
    })
}
