import type { Db, MailKind, Transaction } from '../../schema/index.ts'

/** Somebody who wants a mail of some kind. */
export interface Recipient {
  readonly userId: number
  readonly login: string
  readonly email: string
}

/** @returns those of these members whose address has answered and who have not said that they want no such mails */
export async function recipientsOf(db: Db, userIds: readonly number[], kind: MailKind): Promise<readonly Recipient[]> {
  if (userIds.length === 0) return []
  const rows = await db
    .selectFrom('users')
    .leftJoin('mail_refusals', (join) =>
      join.onRef('mail_refusals.user_id', '=', 'users.id').on('mail_refusals.kind', '=', kind),
    )
    .select(['users.id', 'users.login', 'users.email'])
    .where('users.id', 'in', userIds)
    .where('users.email_confirmed_at', 'is not', null)
    .where('mail_refusals.user_id', 'is', null)
    .orderBy('users.id')
    .execute()
  return rows.map(({ id, login, email }) => ({ userId: id, login, email }))
}

/** @returns the kinds of mail that a member does not want */
export async function refusedMails(db: Db, userId: number): Promise<readonly MailKind[]> {
  const rows = await db.selectFrom('mail_refusals').select('kind').where('user_id', '=', userId).execute()
  return rows.map(({ kind }) => kind)
}

/** Sends a member mails of this kind no more, or again. An account that is gone changes nothing. */
export async function setMail(trx: Transaction, userId: number, kind: MailKind, wanted: boolean): Promise<void> {
  await trx.deleteFrom('mail_refusals').where('user_id', '=', userId).where('kind', '=', kind).execute()
  if (wanted) return
  const user = await trx.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()
  if (!user) return
  await trx
    .insertInto('mail_refusals')
    .values({ user_id: userId, kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
