import type { MailKind, Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import type { Recipient } from './store.ts'

/** A mail that tells a member of something, and that they can do without. */
export interface Notice {
  readonly kind: MailKind
  /** neither titles nor names: a subject is seen by whoever stands behind the reader */
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** why it was sent: "because somebody commented on a work of yours" */
  readonly reason: string
}

/** Puts a mail into the queue that says why it comes and how to have no more of its kind, for people and for their mail
 * programs.
 * @see https://www.rfc-editor.org/rfc/rfc8058 */
export async function sendNotice(house: House, trx: Transaction, to: Recipient, notice: Notice): Promise<void> {
  const archive = (await house.settings.read()).name || 'Fanlight'
  const link = absolute(house.config, urls.unsubscribe(unsubscribeToken(house, to.userId, notice.kind)))
  const why = `You get this mail ${notice.reason}. To have no more of this kind, open this page:`
  await enqueue(trx, house.now(), 'mail', {
    to: to.email,
    subject: `${notice.subject} at ${archive}`,
    text: `${[`Hello ${to.login},`, ...notice.paragraphs, archive, '-- ', why, link].join('\n\n')}\n`,
    headers: { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  })
}

/** @returns the part of an address that lets whoever has the mail, and nobody else, say that they want no more */
export function unsubscribeToken({ tokens }: Pick<House, 'tokens'>, userId: number, kind: MailKind): string {
  return `${userId}-${kind}-${tokens.sign('link', `${userId}-${kind}`)}`
}

/** @returns whose mails of which kind the address is about; undefined when it is none of ours */
export function readUnsubscribeToken(
  { tokens }: Pick<House, 'tokens'>,
  token: string,
): { readonly userId: number; readonly kind: MailKind } | undefined {
  const [, words = '', userId = '', kind = '', seal = ''] =
    /^((\d{1,10})-(kudos|comments|collections|ties|betas))-(.+)$/.exec(token) ?? []
  return tokens.signed('link', words, seal) && words !== ''
    ? { userId: Number(userId), kind: kind as MailKind }
    : undefined
}
