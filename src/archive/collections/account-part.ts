import { z } from 'zod'
import { storyHtml } from '../../platform/text/blocks.ts'
import { sortKey } from '../../platform/text/fold.ts'
import type { CollectionRole } from '../../schema/index.ts'
import {
  type AccountPart,
  type Brought,
  type Coming,
  kindOf,
  type Owner,
  recordsOf,
  shape,
  yes,
} from '../belongings/index.ts'
import { ownedBy } from '../works/index.ts'

const role = z.enum(['owner', 'moderator', 'member'])

const collectionRecord = z.object({
  id: shape.id,
  name: shape.line.describe('in addresses'),
  title: shape.line,
  summary: shape.html,
  intro: shape.html,
  rules: shape.html,
  moderated: z.boolean(),
  closed: z.boolean(),
  unrevealed: z.boolean(),
  anonymous: z.boolean(),
  created_at: shape.instant,
  own_works: z
    .array(z.object({ work: shape.id, added_at: shape.instant }))
    .describe('works of the member’s own that stand in it'),
})

type CollectionRecord = z.output<typeof collectionRecord>

const collections = kindOf({
  name: 'collections',
  says: 'A collection that the member owns, with their own works in it. Works and people of others are not in it.',
  tables: ['collections'],
  record: collectionRecord,
  read: readCollections,
  bring: bringCollection,
})

async function* readCollections({ db, userId }: Owner): AsyncGenerator<CollectionRecord> {
  const rows = await db
    .selectFrom('collections')
    .innerJoin('collection_people', 'collection_people.collection_id', 'collections.id')
    .selectAll('collections')
    .where('collection_people.user_id', '=', userId)
    .where('collection_people.role', '=', 'owner')
    .orderBy('collections.id')
    .execute()
  const items = await db
    .selectFrom('collection_items')
    .innerJoin('works', 'works.id', 'collection_items.work_id')
    .select(['collection_id', 'work_id', 'added_at'])
    .where(ownedBy(userId))
    .where('agreed_at', 'is not', null)
    .orderBy('collection_items.id')
    .execute()
  for (const { id, name, title, summary, intro, rules, moderated, closed, unrevealed, anonymous, created_at } of rows)
    yield {
      ...{ id, name, title, summary, intro, rules },
      moderated: yes(moderated),
      closed: yes(closed),
      unrevealed: yes(unrevealed),
      anonymous: yes(anonymous),
      created_at,
      own_works: items
        .filter(({ collection_id }) => collection_id === id)
        .map(({ work_id, added_at }) => ({ work: work_id, added_at })),
    }
}

/** Works that it would keep back came in as drafts: they are put into it when they are posted. */
async function bringCollection(coming: Coming, record: CollectionRecord): Promise<Brought> {
  const { trx, userId, pictures, own, house } = coming
  if (!/^\w{1,60}$/.test(record.name)) return { became: 'left', why: 'Its name cannot be a name here.' }
  const text = (html: string) => (html === '' ? '' : storyHtml(pictures(html), 'html', 'note'))
  const bit = (value: boolean): 0 | 1 => (value ? 1 : 0)
  const made = await trx
    .insertInto('collections')
    .values({
      name: record.name,
      name_key: record.name.toLowerCase(),
      title: record.title.slice(0, 255),
      title_sort: sortKey(record.title.slice(0, 255), 'en'),
      summary: text(record.summary),
      intro: text(record.intro),
      rules: text(record.rules),
      parent_id: null,
      moderated: bit(record.moderated),
      closed: bit(record.closed),
      unrevealed: bit(record.unrevealed),
      anonymous: bit(record.anonymous),
      created_at: record.created_at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return { became: 'left', why: `There is a collection “${record.name}” here already.` }
  const at = house.now().toISOString()
  await trx
    .insertInto('collection_people')
    .values({ collection_id: made.id, user_id: userId, role: 'owner' as CollectionRole, accepted_at: at })
    .execute()
  const works = record.unrevealed || record.anonymous ? [] : record.own_works
  for (const { work, added_at } of works) {
    const work_id = own('works', work)
    if (work_id === undefined) continue
    await trx
      .insertInto('collection_items')
      .values({
        ...{ collection_id: made.id, work_id, creator_says: 'yes', collection_says: 'yes' },
        ...{ agreed_at: added_at, unrevealed: 0, anonymous: 0, added_at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return { became: 'new', id: made.id }
}

const memberships = kindOf({
  name: 'collections-joined',
  says: 'A collection that the member belongs to, or is asked to.',
  tables: ['collection_people'],
  record: z.object({ name: shape.line, title: shape.line, role, accepted_at: shape.instant.nullable() }),
  key: ({ name }) => name,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('collection_people')
        .innerJoin('collections', 'collections.id', 'collection_people.collection_id')
        .select(['collections.name', 'collections.title', 'collection_people.role', 'collection_people.accepted_at'])
        .where('collection_people.user_id', '=', userId)
        .orderBy('collections.id'),
      (row) => row,
    ),
  stays: 'Those who look after a collection say who belongs to it.',
})

const items = kindOf({
  name: 'collected',
  says: 'Where a work of the member’s stands with a collection.',
  tables: ['collection_items'],
  record: z.object({
    id: shape.id,
    work: shape.id,
    collection: shape.line,
    creator_says: z.enum(['yes', 'asked', 'no']),
    collection_says: z.enum(['yes', 'waiting', 'no']),
    added_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('collection_items')
        .innerJoin('works', 'works.id', 'collection_items.work_id')
        .innerJoin('collections', 'collections.id', 'collection_items.collection_id')
        .select(['collection_items.id', 'collection_items.work_id as work', 'collections.name as collection'])
        .select(['creator_says', 'collection_says', 'added_at'])
        .where(ownedBy(userId))
        .orderBy('collection_items.id'),
      (row) => row,
    ),
  stays: 'Works stand in the collections that come in with them; others are of the archive where they are.',
})

/** What collections give to an account that leaves. */
export const collectionsPart: AccountPart = { kinds: [collections, memberships, items], leftOut: {} }
