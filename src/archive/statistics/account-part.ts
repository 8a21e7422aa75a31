import { z } from 'zod'
import { type AccountPart, kindOf } from '../belongings/index.ts'

const wanted = kindOf({
  name: 'statistics',
  says: 'Whether the member wants statistics of their works; the numbers themselves stand with the works.',
  tables: ['statistics_off'],
  record: z.object({ wanted: z.boolean() }),
  key: () => 'statistics',
  async *read({ db, userId }) {
    const off = await db.selectFrom('statistics_off').selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (off) yield { wanted: false }
  },
  async bring({ trx, userId }, record) {
    if (record.wanted) return { became: 'known' }
    const row = await trx
      .insertInto('statistics_off')
      .values({ user_id: userId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id')
      .executeTakeFirst()
    return { became: row ? 'new' : 'known' }
  },
})

/** What statistics give to an account that leaves. */
export const statisticsPart: AccountPart = { kinds: [wanted], leftOut: {} }
