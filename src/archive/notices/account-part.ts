import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf } from '../belongings/index.ts'

const kinds = z.enum(['kudos', 'comments', 'collections', 'ties', 'betas'])

const refused = kindOf({
  name: 'mails-refused',
  says: 'A kind of mail that the member does not want.',
  tables: ['mail_refusals'],
  record: z.object({ mails: kinds }),
  key: ({ mails }) => mails,
  read: ({ db, userId }) =>
    recordsOf(
      db.selectFrom('mail_refusals').select('kind').where('user_id', '=', userId).orderBy('kind'),
      ({ kind }) => ({ mails: kind }),
    ),
  async bring({ trx, userId }, { mails }) {
    const row = await trx
      .insertInto('mail_refusals')
      .values({ user_id: userId, kind: mails })
      .onConflict((conflict) => conflict.doNothing())
      .returning('kind')
      .executeTakeFirst()
    return { became: row ? 'new' : 'known' }
  },
})

/** What mails give to an account that leaves. */
export const noticesPart: AccountPart = { kinds: [refused], leftOut: {} }
