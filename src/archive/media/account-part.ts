import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'
import { keepPicture } from './keeping.ts'
import { SENTENCES } from './sentences.ts'
import { findByPrint } from './store.ts'

const pictures = kindOf({
  name: 'pictures',
  says: 'A picture that the member keeps; the file itself is in pictures/ under its name.',
  tables: ['pictures'],
  record: z.object({
    id: shape.id,
    name: z.string().regex(/^[a-z2-7]{32}\.(?:jpg|png|gif)$/),
    width: shape.count,
    height: shape.count,
    alt: shape.line.describe('what is to be seen'),
    kept_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('pictures')
        .select(['id', 'name', 'width', 'height', 'alt', 'kept_at'])
        .where('user_id', '=', userId)
        .orderBy('id'),
      (row) => row,
    ),
  medium: ({ name }) => name,
  async keep(house, userId, { alt }, bytes) {
    const print = createHash('sha256').update(bytes).digest('hex')
    const known = await findByPrint(house.db, userId, print)
    if (known) return { became: 'known', id: known.id, name: known.name }
    const kept = await keepPicture(house, userId, bytes, alt)
    if (!kept.ok) return { became: 'left', why: SENTENCES[kept.problem] }
    const made = await findByPrint(house.db, userId, print)
    return made
      ? { became: 'new', id: made.id, name: made.name }
      : { became: 'left', why: 'It was taken away meanwhile.' }
  },
})

/** What pictures give to an account that leaves. */
export const mediaPart: AccountPart = {
  kinds: [pictures],
  leftOut: { picture_works: 'which works show which picture stands in their texts' },
}
