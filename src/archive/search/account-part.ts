import { z } from 'zod'
import { foldName } from '../../platform/text/fold.ts'
import { type AccountPart, kindOf, recordsOf, shape, yes } from '../belongings/index.ts'
import { findTagOfType } from '../tags/index.ts'
import { MOST_FILTERS } from './mine/rules.ts'
import { MOST_SEARCHES } from './saved/rules.ts'

const filters = kindOf({
  name: 'my-filters',
  says: 'What the member hides from their lists, in the query language.',
  tables: ['my_filters'],
  record: z.object({
    id: shape.id,
    name: z.string().min(1).max(100),
    line: z.string().min(1).max(4000),
    active: z.boolean(),
    created_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('my_filters')
        .select(['id', 'name', 'line', 'active', 'created_at'])
        .where('user_id', '=', userId)
        .orderBy('id'),
      (row) => ({ ...row, active: yes(row.active) }),
    ),
  async bring({ trx, userId }, { name, line, active, created_at }) {
    const { kept } = await trx
      .selectFrom('my_filters')
      .select((count) => count.fn.countAll<number>().as('kept'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    if (kept >= MOST_FILTERS) return { became: 'left', why: 'There are as many filters as an account may have.' }
    const row = await trx
      .insertInto('my_filters')
      .values({ user_id: userId, name, line, active: active ? 1 : 0, created_at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    return { became: row ? 'new' : 'known', id: row?.id }
  },
})

const searches = kindOf({
  name: 'saved-searches',
  says: 'A search under a name.',
  tables: ['saved_searches'],
  record: z.object({
    id: shape.id,
    name: z.string().min(1).max(100),
    parameters: z.string().max(8000).describe('as an address carries it'),
    by_match: z.boolean(),
    usual_for: shape.tag.nullable().describe('the tag whose list opens with it'),
    created_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('saved_searches')
        .leftJoin('tags', 'tags.id', 'saved_searches.usual_tag_id')
        .select(['saved_searches.id', 'saved_searches.name', 'parameters', 'by_match', 'saved_searches.created_at'])
        .select(['tags.type', 'tags.name as tag'])
        .where('user_id', '=', userId)
        .orderBy('saved_searches.id'),
      ({ id, name, parameters, by_match, created_at, type, tag }) => ({
        ...{ id, name, parameters, by_match: yes(by_match) },
        usual_for: type === null || tag === null ? null : { type, name: tag },
        created_at,
      }),
    ),
  async bring({ trx, userId }, { name, parameters, by_match, usual_for, created_at }) {
    const rows = await trx
      .selectFrom('saved_searches')
      .select(['name_key', 'usual_tag_id'])
      .where('user_id', '=', userId)
      .execute()
    if (rows.some(({ name_key }) => name_key === foldName(name))) return { became: 'known' }
    if (rows.length >= MOST_SEARCHES)
      return { became: 'left', why: 'There are as many searches as an account may have.' }
    const tag = usual_for ? await findTagOfType(trx, usual_for.type, usual_for.name) : undefined
    const usual = tag && !rows.some(({ usual_tag_id }) => usual_tag_id === tag.id) ? tag.id : null
    const { id } = await trx
      .insertInto('saved_searches')
      .values({
        ...{ user_id: userId, name, name_key: foldName(name), parameters, created_at },
        by_match: by_match ? 1 : 0,
        usual_tag_id: usual,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { became: 'new', id }
  },
})

/** What searching gives to an account that leaves. */
export const searchPart: AccountPart = {
  kinds: [filters, searches],
  leftOut: {
    work_words: 'an index of words, made again from the works',
    text_pieces: 'an index of words, made again from the works',
    texts_to_read: 'an index of words, made again from the works',
  },
}
