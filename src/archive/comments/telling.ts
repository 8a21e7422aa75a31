import { plainText } from '../../platform/text/blocks.ts'
import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import { blockBetween, notMuting } from '../distance/index.ts'
import type { House } from '../house.ts'
import { recipientsOf, sendNotice } from '../notices/index.ts'
import { urls } from '../urls.ts'
import { nameOf } from './names.ts'
import type { Ground } from './rules.ts'
import { markReplied, putInto, titleOf } from './store/inbox.ts'
import { type Comment, findComment } from './store/read.ts'

/** Tells the creators of a work that somebody has commented, and that they are to look at it when it waits. */
export async function tellCreators(house: House, trx: Transaction, comment: Comment, ground: Ground): Promise<void> {
  const told = await putInto(
    trx,
    ground.creators.filter((creator) => creator !== comment.userId),
    comment.id,
  )
  const waits = comment.state === 'waiting'
  for (const recipient of await recipientsOf(trx, await notMuting(trx, told, comment.userId), 'comments')) {
    await sendNotice(house, trx, recipient, {
      kind: 'comments',
      subject: waits ? 'A comment waits for you' : 'A comment on a work of yours',
      paragraphs: [
        `${nameOf(comment)} has commented on “${await titleOf(trx, comment.workId)}”${waits ? ', and it is shown once you say so' : ''}:`,
        ...(comment.about ? [`On the words “${comment.about.quote}”:`] : []),
        plainText(comment.html),
        absolute(house.config, waits ? urls.waitingComments(recipient.login) : urls.comment(comment.id)),
      ],
      reason: 'because somebody has commented on a work of yours',
    })
  }
}

/** Tells whoever is answered; somebody who hears of it as a creator is told once. Guests are not written to: their address
 * was never confirmed. */
export async function tellAnswered(house: House, trx: Transaction, comment: Comment): Promise<void> {
  if (comment.parentId === null) return
  if (comment.userId !== null) await markReplied(trx, comment.userId, comment.parentId)
  const parent = await findComment(trx, comment.parentId, { kind: 'guest' })
  if (!parent?.userId || parent.userId === comment.userId) return
  if (comment.userId !== null && (await blockBetween(trx, comment.userId, [parent.userId]))) return
  const told = await putInto(trx, [parent.userId], comment.id)
  for (const recipient of await recipientsOf(trx, await notMuting(trx, told, comment.userId), 'comments')) {
    await sendNotice(house, trx, recipient, {
      kind: 'comments',
      subject: 'An answer to your comment',
      paragraphs: [
        `${nameOf(comment)} has answered your comment on “${await titleOf(trx, comment.workId)}”:`,
        plainText(comment.html),
        absolute(house.config, urls.comment(comment.id)),
      ],
      reason: 'because somebody has answered a comment of yours',
    })
  }
}
