import { z } from 'zod'
import { foldName } from '../../platform/text/fold.ts'
import { type AccountPart, type Brought, byIds, type Coming, kindOf, type Owner, shape } from '../belongings/index.ts'
import { searchesOf } from '../search/index.ts'
import { findTagOfType } from '../tags/index.ts'
import { namedWorks, visibleTo } from '../works/index.ts'
import { KINDS, type Kind, MAILS, type Mails } from './rules.ts'
import { subscribe } from './subscriptions.ts'

const followRecord = z.object({
  id: shape.id,
  kind: z.enum(KINDS),
  of: shape.id.nullable().describe('its number; null for tags, people, collections and searches, which have names'),
  name: shape.line.describe('title, login or name; empty for what is not shown any more'),
  tag_type: shape.line.nullable(),
  since: shape.instant,
})

type FollowRecord = z.output<typeof followRecord>

const following = kindOf({
  name: 'following',
  says: 'What the member follows.',
  tables: ['subscriptions'],
  record: followRecord,
  async *read(owner) {
    const rows = await owner.db
      .selectFrom('subscriptions')
      .select('id')
      .where('user_id', '=', owner.userId)
      .orderBy('id')
      .execute()
    yield* byIds(
      rows.map(({ id }) => id),
      200,
      (ids) => loadFollowed(owner, ids),
    )
  },
  bring: bringFollowed,
})

async function loadFollowed({ db, viewer }: Owner, ids: readonly number[]): Promise<readonly FollowRecord[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .leftJoin('series', 'series.id', 'subscriptions.series_id')
    .leftJoin('users', 'users.id', 'subscriptions.author_id')
    .leftJoin('tags', 'tags.id', 'subscriptions.tag_id')
    .leftJoin('collections', 'collections.id', 'subscriptions.collection_id')
    .leftJoin('saved_searches', 'saved_searches.id', 'subscriptions.search_id')
    .selectAll('subscriptions')
    .select(['series.title', 'users.login', 'tags.name as tag', 'tags.type', 'collections.name as collection'])
    .select('saved_searches.name as search')
    .where('subscriptions.id', 'in', ids)
    .orderBy('subscriptions.id')
    .execute()
  const works = await namedWorks(
    db,
    rows.flatMap(({ work_id }) => work_id ?? []),
    viewer,
  )
  return rows.map((row) => {
    const work = row.work_id === null ? undefined : (works.get(row.work_id)?.title ?? '')
    const name = work ?? row.title ?? row.login ?? row.tag ?? row.collection ?? row.search ?? ''
    const of = row.work_id ?? row.series_id
    return { id: row.id, kind: kindIn(row), of, name, tag_type: row.type, since: row.since }
  })
}

function kindIn(row: {
  readonly work_id: number | null
  readonly series_id: number | null
  readonly author_id: number | null
  readonly tag_id: number | null
  readonly search_id: number | null
}): Kind {
  if (row.work_id !== null) return 'work'
  if (row.series_id !== null) return 'series'
  if (row.author_id !== null) return 'author'
  if (row.search_id !== null) return 'search'
  return row.tag_id !== null ? 'tag' : 'collection'
}

async function bringFollowed(coming: Coming, record: FollowRecord): Promise<Brought> {
  if (record.kind === 'author')
    return { became: 'left', why: 'Somebody of this name may be another person here; follow them again.' }
  const id = await followedHere(coming, record)
  if (id === undefined) return { became: 'left', why: 'It is not here.' }
  const { trx, userId } = coming
  await subscribe(trx, userId, record.kind, id, new Date(record.since))
  return { became: 'new' }
}

async function followedHere({ trx, viewer, anybodys }: Coming, record: FollowRecord): Promise<number | undefined> {
  const { kind, of, name } = record
  const same = (title: string | undefined) => title !== undefined && foldName(title) === foldName(name)
  if (kind === 'tag') return (await findTagOfType(trx, record.tag_type ?? '', name))?.id
  if (kind === 'collection') {
    const found = await trx
      .selectFrom('collections')
      .innerJoin('collection_people', 'collection_people.collection_id', 'collections.id')
      .select('collections.id')
      .where('name_key', '=', name.toLowerCase())
      .where('collection_people.user_id', '=', viewer.id)
      .executeTakeFirst()
    return found?.id
  }
  if (kind === 'search') return (await searchesOf(trx, viewer.id)).find((search) => same(search.name))?.id
  const id = of === null ? undefined : await anybodys(kind === 'work' ? 'works' : 'series', of)
  if (id === undefined) return undefined
  if (kind === 'series') {
    const series = await trx.selectFrom('series').select('title').where('id', '=', id).executeTakeFirst()
    return same(series?.title) ? id : undefined
  }
  const work = await trx
    .selectFrom('works')
    .select('works.title')
    .where('works.id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return same(work?.title) ? id : undefined
}

const mails = kindOf({
  name: 'following-mails',
  says: 'How the member wants to be told of what is new.',
  tables: ['following_choices'],
  record: z.object({ mails: z.enum(Object.keys(MAILS) as [Mails, ...Mails[]]) }),
  key: () => 'mails',
  async *read({ db, userId }) {
    const row = await db.selectFrom('following_choices').selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (row) yield { mails: row.mails as Mails }
  },
  async bring({ trx, userId }, choice) {
    const row = await trx
      .insertInto('following_choices')
      .values({ user_id: userId, mails: choice.mails })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id')
      .executeTakeFirst()
    return row ? { became: 'new' } : { became: 'known', remark: 'Something else was chosen here; that stays.' }
  },
})

/** What following gives to an account that leaves. */
export const followingPart: AccountPart = {
  kinds: [following, mails],
  leftOut: {
    postings: 'that a work was posted, for those who follow; the works themselves say when',
    posting_notices: 'that a mail was sent already, so that it is not sent twice',
    search_notices: 'that a search told of a work already, so that it is not told twice',
  },
}
