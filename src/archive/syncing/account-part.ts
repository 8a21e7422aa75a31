import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'

const places = kindOf({
  name: 'e-readers',
  says: 'Where an e-reader is in a book, in its own words.',
  tables: ['reader_places'],
  record: z.object({
    document: shape.line,
    progress: shape.line,
    percentage: z.number().min(0).max(1),
    device: shape.line,
    device_id: shape.line,
    noted_at: shape.instant,
  }),
  key: ({ document }) => document,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('reader_places')
        .select(['document', 'progress', 'percentage', 'device', 'device_id', 'noted_at'])
        .where('user_id', '=', userId)
        .orderBy('document'),
      (row) => row,
    ),
  async bring({ trx, userId }, record) {
    const row = await trx
      .insertInto('reader_places')
      .values({ user_id: userId, ...record })
      .onConflict((conflict) => conflict.doNothing())
      .returning('document')
      .executeTakeFirst()
    return { became: row ? 'new' : 'known' }
  },
})

/** What e-readers give to an account that leaves. */
export const syncingPart: AccountPart = {
  kinds: [places],
  leftOut: { served_books: 'files that this archive gave to somebody; other archives make their own' },
}
