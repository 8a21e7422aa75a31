import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'

const STAYS = 'It belongs to the tags of the archive where it was.'

const fandoms = kindOf({
  name: 'wrangled-fandoms',
  says: 'A fandom that the member looks after.',
  tables: ['wrangler_fandoms'],
  record: z.object({ fandom: shape.line, since: shape.instant }),
  key: ({ fandom }) => fandom,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('wrangler_fandoms')
        .innerJoin('tags', 'tags.id', 'wrangler_fandoms.tag_id')
        .select(['tags.name as fandom', 'wrangler_fandoms.since'])
        .where('user_id', '=', userId)
        .orderBy('tags.name_key'),
      (row) => row,
    ),
  stays: STAYS,
})

const said = kindOf({
  name: 'tag-comments',
  says: 'What the member told other wranglers of a tag.',
  tables: ['tag_comments'],
  record: z.object({ id: shape.id, tag: shape.line, said_at: shape.instant, words: z.string() }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('tag_comments')
        .innerJoin('tags', 'tags.id', 'tag_comments.tag_id')
        .select(['tag_comments.id', 'tags.name as tag', 'said_at', 'words'])
        .where('user_id', '=', userId)
        .orderBy('tag_comments.id'),
      (row) => row,
    ),
  stays: STAYS,
})

/** What the tag desk gives to an account that leaves. */
export const wranglingPart: AccountPart = { kinds: [fandoms, said], leftOut: {} }
