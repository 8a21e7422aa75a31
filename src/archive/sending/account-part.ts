import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'

const addresses = kindOf({
  name: 'e-reader-addresses',
  says: 'A mail address of an e-reader.',
  tables: ['reader_addresses'],
  record: z.object({ address: shape.line, created_at: shape.instant, confirmed: z.boolean() }),
  key: ({ address }) => address,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('reader_addresses')
        .select(['address', 'created_at', 'confirmed_at'])
        .where('user_id', '=', userId)
        .orderBy('address'),
      ({ confirmed_at, ...row }) => ({ ...row, confirmed: confirmed_at !== null }),
    ),
  stays:
    'An archive writes only to addresses that said yes to it, and an e-reader only takes mail from whom it was told of.',
})

/** What e-readers' addresses give to an account that leaves. */
export const sendingPart: AccountPart = {
  kinds: [addresses],
  leftOut: {
    sent_books: 'what was sent within the last month, to see whether it left',
    handover_works: 'what a device can fetch within a day',
    handovers: 'codes and secrets of devices, which are gone within a day',
  },
}
