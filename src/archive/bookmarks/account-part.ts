import { z } from 'zod'
import { storyHtml } from '../../platform/text/blocks.ts'
import { foldName } from '../../platform/text/fold.ts'
import type { Db } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import {
  type AccountPart,
  type Brought,
  byIds,
  type Coming,
  kindOf,
  type Owner,
  shape,
  yes,
} from '../belongings/index.ts'
import { urls } from '../urls.ts'
import { bringCounter, namedWorks, visibleTo } from '../works/index.ts'
import { checkExternal, MOST, STATUSES, type Status } from './rules.ts'
import { readingListsOf } from './store/lists.ts'
import { findOrMakeExternal } from './store/save.ts'

const AT_ONCE = 200

const bookmarkRecord = z.object({
  id: shape.id,
  of: shape.about,
  notes: shape.html,
  tags: z.array(shape.line),
  private: z.boolean(),
  rec: z.boolean(),
  status: z.enum(Object.keys(STATUSES) as [Status, ...Status[]]).describe('how far the member is with it'),
  created_at: shape.instant,
})

type BookmarkRecord = z.output<typeof bookmarkRecord>

const bookmarks = kindOf({
  name: 'bookmarks',
  says: 'What the member saved, with their own notes and tags.',
  tables: ['bookmarks', 'bookmark_tags', 'external_works'],
  record: bookmarkRecord,
  read: readBookmarks,
  bring: bringBookmark,
})

async function* readBookmarks(owner: Owner): AsyncGenerator<BookmarkRecord> {
  const rows = await owner.db
    .selectFrom('bookmarks')
    .select('id')
    .where('user_id', '=', owner.userId)
    .orderBy('id')
    .execute()
  yield* byIds(
    rows.map(({ id }) => id),
    AT_ONCE,
    (ids) => loadBookmarks(owner, ids),
  )
}

async function loadBookmarks({ db, viewer, base }: Owner, ids: readonly number[]): Promise<readonly BookmarkRecord[]> {
  const rows = await db
    .selectFrom('bookmarks')
    .leftJoin('series', 'series.id', 'bookmarks.series_id')
    .leftJoin('external_works', 'external_works.id', 'bookmarks.external_id')
    .selectAll('bookmarks')
    .select(['series.title as seriesTitle', 'external_works.url', 'external_works.author'])
    .where('bookmarks.id', 'in', ids)
    .orderBy('bookmarks.id')
    .execute()
  const tags = await db
    .selectFrom('bookmark_tags')
    .select(['bookmark_id', 'name'])
    .where('bookmark_id', 'in', ids)
    .orderBy('position')
    .execute()
  const works = await namedWorks(
    db,
    rows.flatMap(({ work_id }) => work_id ?? []),
    viewer,
  )
  return rows.map((row) => ({
    id: row.id,
    of: aboutOf(row, works, base),
    notes: row.notes,
    tags: tags.filter(({ bookmark_id }) => bookmark_id === row.id).map(({ name }) => name),
    private: yes(row.private),
    rec: yes(row.rec),
    status: row.status as Status,
    created_at: row.created_at,
  }))
}

interface Row {
  readonly work_id: number | null
  readonly series_id: number | null
  readonly external_id: number | null
  readonly title: string
  readonly seriesTitle: string | null
  readonly url: string | null
  readonly author: string | null
}

function aboutOf(row: Row, works: Awaited<ReturnType<typeof namedWorks>>, base: string): BookmarkRecord['of'] {
  const work = row.work_id === null ? undefined : works.get(row.work_id)
  if (row.work_id !== null && work)
    return { kind: 'work', id: row.work_id, title: work.title, by: work.by, address: base + work.address }
  if (row.series_id !== null)
    return {
      kind: 'series',
      id: row.series_id,
      title: row.seriesTitle ?? row.title,
      by: '',
      address: base + urls.series(row.series_id),
    }
  if (row.external_id !== null)
    return { kind: 'external', id: null, title: row.title, by: row.author ?? '', address: row.url ?? '' }
  return { kind: 'gone', id: null, title: row.title, by: '', address: '' }
}

/** A work that is not here becomes a page elsewhere, with its title and who made it. */
async function bringBookmark(coming: Coming, record: BookmarkRecord): Promise<Brought> {
  const { trx, userId, pictures, house } = coming
  const target = await targetHere(coming, record.of)
  const notes = record.notes === '' ? '' : storyHtml(pictures(record.notes), 'html', 'note')
  if ([...notes].length > MOST.notes * 10)
    return { became: 'left', why: 'Its notes are longer than notes may be here.' }
  const made = await trx
    .insertInto('bookmarks')
    .values({
      work_id: null,
      series_id: null,
      external_id: null,
      ...target.columns,
      user_id: userId,
      title: record.of.title.slice(0, MOST.title),
      words: foldName(`${record.of.title} ${record.of.by}`),
      notes,
      private: record.private ? 1 : 0,
      rec: record.rec ? 1 : 0,
      status: record.status,
      created_at: record.created_at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return { became: 'known', id: await knownAs(coming, target.columns) }
  if (target.columns.work_id && !record.private)
    await bringCounter(trx, target.columns.work_id, 'bookmarks', 1, house.now())
  const tags = [...new Map(record.tags.slice(0, MOST.tags).map((name) => [foldName(name), name.slice(0, MOST.tag)]))]
  if (tags.length > 0)
    await trx
      .insertInto('bookmark_tags')
      .values(tags.map(([name_key, name], position) => ({ bookmark_id: made.id, position, name, name_key })))
      .execute()
  return { became: 'new', id: made.id, remark: target.remark }
}

interface Target {
  readonly columns: { work_id?: number; series_id?: number; external_id?: number }
  readonly remark?: string
}

async function targetHere(coming: Coming, of: BookmarkRecord['of']): Promise<Target> {
  const { trx, house, base } = coming
  const here = await sameHere(coming, of)
  if (here !== undefined) return { columns: of.kind === 'work' ? { work_id: here } : { series_id: here } }
  const elsewhere = checkExternal({ url: of.address, title: of.title, author: of.by || 'unknown' })
  const own = of.address.startsWith(`${absolute(house.config, '')}/`) && base === absolute(house.config, '')
  if (of.kind === 'gone' || !elsewhere.ok || own)
    return {
      columns: {},
      ...(of.kind === 'gone' ? {} : { remark: 'Its thing is not here; what was noted of it is kept.' }),
    }
  const { id } = await findOrMakeExternal(trx, elsewhere.value, house.now())
  return {
    columns: { external_id: id },
    ...(of.kind === 'external' ? {} : { remark: 'It is kept as a page elsewhere, since it is not here.' }),
  }
}

async function sameHere({ trx, viewer, anybodys }: Coming, of: BookmarkRecord['of']): Promise<number | undefined> {
  if (of.id === null || (of.kind !== 'work' && of.kind !== 'series')) return undefined
  const id = await anybodys(of.kind === 'work' ? 'works' : 'series', of.id)
  if (id === undefined) return undefined
  if (of.kind === 'series') {
    const series = await trx.selectFrom('series').select('title').where('id', '=', id).executeTakeFirst()
    return series && foldName(series.title) === foldName(of.title) ? id : undefined
  }
  const work = await trx
    .selectFrom('works')
    .select('works.title')
    .where('works.id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return work && foldName(work.title) === foldName(of.title) ? id : undefined
}

async function knownAs({ trx, userId }: Coming, columns: Target['columns']): Promise<number | undefined> {
  const [column] = Object.entries(columns)
  if (!column) return undefined
  const row = await trx
    .selectFrom('bookmarks')
    .select('id')
    .where('user_id', '=', userId)
    .where(column[0] as 'work_id' | 'series_id' | 'external_id', '=', column[1])
    .executeTakeFirst()
  return row?.id
}

const listRecord = z.object({
  id: shape.id,
  name: shape.line,
  created_at: shape.instant,
  bookmarks: z.array(shape.id).describe('of `bookmarks`, in order'),
})

const lists = kindOf({
  name: 'reading-lists',
  says: 'Bookmarks in an order, under a name.',
  tables: ['reading_lists', 'reading_list_bookmarks'],
  record: listRecord,
  async *read({ db, userId }) {
    const rows = await db.selectFrom('reading_lists').selectAll().where('user_id', '=', userId).orderBy('id').execute()
    for (const { id, name, created_at } of rows) yield { id, name, created_at, bookmarks: await onList(db, id) }
  },
  bring: bringList,
})

async function onList(db: Db, listId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('reading_list_bookmarks')
    .select('bookmark_id')
    .where('list_id', '=', listId)
    .orderBy('position')
    .orderBy('bookmark_id')
    .execute()
  return rows.map(({ bookmark_id }) => bookmark_id)
}

async function bringList({ trx, userId, own }: Coming, record: z.output<typeof listRecord>): Promise<Brought> {
  const name = record.name.replace(/\s+/g, ' ').trim().slice(0, MOST.list)
  if (foldName(name) === '') return { became: 'left', why: 'It has no name.' }
  const known = (await readingListsOf(trx, userId)).find((list) => foldName(list.name) === foldName(name))
  const { id } =
    known ??
    (await trx
      .insertInto('reading_lists')
      .values({ user_id: userId, name, name_key: foldName(name), created_at: record.created_at })
      .returning('id')
      .executeTakeFirstOrThrow())
  const before = await onList(trx, id)
  const coming = record.bookmarks.flatMap((one) => own('bookmarks', one) ?? []).filter((one) => !before.includes(one))
  const rows = [...new Set(coming)].map((bookmark_id, at) => ({
    list_id: id,
    bookmark_id,
    position: before.length + at,
  }))
  if (rows.length > 0) await trx.insertInto('reading_list_bookmarks').values(rows).execute()
  return known
    ? { became: 'known', id, remark: 'There is a list of this name; what was missing from it stands at its end.' }
    : { became: 'new', id }
}

/** What bookmarks give to an account that leaves. */
export const bookmarksPart: AccountPart = { kinds: [bookmarks, lists], leftOut: {} }
