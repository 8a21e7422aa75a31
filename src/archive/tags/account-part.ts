import { z } from 'zod'
import { foldName } from '../../platform/text/fold.ts'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'
import { keepFavourite } from './favourites.ts'
import { findTagOfType } from './store.ts'

const favourites = kindOf({
  name: 'favourite-tags',
  says: 'A tag that the member keeps at hand.',
  tables: ['tag_favourites'],
  record: z.object({ type: shape.line, name: shape.line, since: shape.instant }),
  key: ({ type, name }) => `${type} ${foldName(name)}`,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('tag_favourites')
        .innerJoin('tags', 'tags.id', 'tag_favourites.tag_id')
        .select(['tags.type', 'tags.name', 'tag_favourites.since'])
        .where('tag_favourites.user_id', '=', userId)
        .orderBy('tag_favourites.since')
        .orderBy('tags.name_key'),
      (row) => row,
    ),
  async bring({ trx, userId }, { type, name, since }) {
    const tag = await findTagOfType(trx, type, name)
    const kept = tag && (await keepFavourite(trx, userId, tag.id, new Date(since)))
    return kept ? { became: 'new' } : { became: 'left', why: 'There is no such tag here that is used for filtering.' }
  },
})

/** What tags give to an account that leaves. */
export const tagsPart: AccountPart = {
  kinds: [favourites],
  leftOut: { tag_history: 'the archive’s record of how its tags were tied, by whoever looked after them' },
}
