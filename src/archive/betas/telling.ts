import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { recipientsOf, sendNotice } from '../notices/index.ts'

/** What there is to tell of a room; the mail says neither which work nor who. */
export type News = 'invited' | 'please-read' | 'done' | 'thanks'

const WORDS: Readonly<Record<News, { readonly subject: string; readonly sentence: string }>> = {
  invited: {
    subject: 'You are invited as a beta reader',
    sentence: 'Somebody would like you to read a text before others do. Who it is, and whether you want to, is here:',
  },
  'please-read': {
    subject: 'There is something for you to read',
    sentence: 'In a beta room of yours the author asks you to read what stands there now:',
  },
  done: {
    subject: 'A beta reader is done',
    sentence: 'A beta has read what you asked for. What they noted stands in your room:',
  },
  thanks: {
    subject: 'You are thanked',
    sentence: 'An author would like to thank you on a work that you read before others did. Say yes or no here:',
  },
}

/** Tells members by mail, as far as they want such mails. */
export async function tell(
  house: House,
  trx: Transaction,
  userIds: readonly number[],
  { news, address }: { readonly news: News; readonly address: string },
): Promise<void> {
  const { subject, sentence } = WORDS[news]
  for (const recipient of await recipientsOf(trx, [...new Set(userIds)], 'betas'))
    await sendNotice(house, trx, recipient, {
      kind: 'betas',
      subject,
      paragraphs: [sentence, absolute(house.config, address)],
      reason: 'because you have to do with a beta room',
    })
}
