import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { Sort } from '../filter/filter.ts'
import { conditionsOf, type Reach } from './conditions.ts'
import { type Cursor, PAGE, type Place } from './place.ts'
import { orderOf, scoreOf } from './score.ts'
import type { Understood } from './understand.ts'

/** A listed work: its number, and the version of its blurb. */
export interface Listed {
  readonly id: number
  readonly stamp: number
}

/** One page of a listing. */
export interface Listing {
  readonly works: readonly Listed[]
  /** the number of this page, as links call it; 1 for the first */
  readonly page: number
  /** pages there are; 1 for an empty listing */
  readonly pages: number
  /** works there are */
  readonly total: number
  readonly previous: Place | undefined
  readonly next: Place | undefined
}

/** The column of each order. The works of a listing that asks for nothing are walked along works_listed_by_… or, by
 * counters, along work_counters_by_…; both hold the id as well, so a far page reads no row of works. */
const COLUMNS: Readonly<Record<Exclude<Sort, 'match'>, string>> = {
  creators: 'works.creators_sort',
  title: 'works.title_sort',
  posted: 'works.posted_at',
  updated: 'works.updated_at',
  words: 'works.word_count',
  hits: 'work_counters.hits',
  kudos: 'work_counters.kudos',
  comments: 'work_counters.comments',
  bookmarks: 'work_counters.bookmarks',
}

interface Row extends Listed {
  readonly key: string | number
}

/** @returns how many works the filter finds for this viewer */
export async function countWorks(db: Db, asked: Understood, viewer: Viewer, now: Date): Promise<number> {
  const { count } = await matching(db, asked, viewer, now, 'all')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** @returns the ids of all works that the filter finds, in no order */
export async function matchingIds(db: Db, asked: Understood, viewer: Viewer, now: Date): Promise<readonly number[]> {
  const rows = await matching(db, asked, viewer, now, 'all').select('works.id').execute()
  return rows.map(({ id }) => id)
}

/** One page of the works that the filter finds for this viewer.
 * @param total what {@link countWorks} says */
export async function listWorks(
  db: Db,
  asked: Understood,
  viewer: Viewer,
  place: Place,
  total: number,
  now: Date,
): Promise<Listing> {
  const size = place.size ?? PAGE
  const extent = { total, size, pages: Math.max(1, Math.ceil(total / size)) }
  const read = (query: Reading) => rowsOf(db, asked, viewer, now, query)
  if (!fits(place, asked.filter.sort)) return pageAt(place.page, extent, read)
  if (place.after) return pageAfter(await read({ after: place.after, limit: size + 1 }), place.page, extent)
  if (place.before) {
    const rows = await read({ before: place.before, limit: size + 1, reversed: true })
    // too few to fill a page: this is the beginning
    return rows.length >= size ? pageBefore(rows, place.page, extent) : pageAt(1, extent, read)
  }
  return pageAt(place.page, extent, read)
}

/** A cursor of another order says nothing here: texts and numbers do not compare. */
function fits({ after, before }: Place, sort: Sort): boolean {
  const cursor = after ?? before
  const texts = ['creators', 'title', 'posted', 'updated'].includes(sort)
  return cursor === undefined || (typeof cursor.key === 'string') === texts
}

interface Extent extends Pick<Listing, 'total' | 'pages'> {
  /** works on one page */
  readonly size: number
}

function pageAfter(rows: readonly Row[], page: number, extent: Extent): Listing {
  const shown = rows.slice(0, extent.size)
  return assembled(shown, Math.min(page, extent.pages), extent, {
    previous: shown.length > 0,
    next: rows.length > extent.size,
  })
}

function pageBefore(rows: readonly Row[], page: number, extent: Extent): Listing {
  const shown = rows.slice(0, extent.size).toReversed()
  return assembled(shown, Math.min(page, extent.pages), extent, { previous: rows.length > extent.size, next: true })
}

/** A page by its number is counted off from the nearer end. */
async function pageAt(
  page: number,
  { total, pages, size }: Extent,
  read: (query: Reading) => Promise<readonly Row[]>,
): Promise<Listing> {
  const start = (page - 1) * size
  const limit = Math.min(size, total - start)
  if (limit <= 0) return { total, pages, works: [], page, previous: undefined, next: undefined }
  const fromEnd = total - start - limit
  const rows =
    start <= fromEnd
      ? await read({ offset: start, limit })
      : (await read({ offset: fromEnd, limit, reversed: true })).toReversed()
  return assembled(rows, page, { total, pages }, { previous: page > 1, next: page < pages })
}

function assembled(
  rows: readonly Row[],
  page: number,
  { total, pages }: Pick<Extent, 'total' | 'pages'>,
  more: { readonly previous: boolean; readonly next: boolean },
): Listing {
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    total,
    pages,
    works: rows.map(({ id, stamp }) => ({ id, stamp })),
    page,
    previous: more.previous && first ? { page: Math.max(1, page - 1), before: cursorAt(first) } : undefined,
    next: more.next && last ? { page: page + 1, after: cursorAt(last) } : undefined,
  }
}

function cursorAt({ key, id }: Row): Cursor {
  return { key, id }
}

interface Reading {
  readonly limit: number
  readonly offset?: number
  readonly after?: Cursor
  readonly before?: Cursor
  /** from the end of the listing */
  readonly reversed?: boolean
}

async function rowsOf(db: Db, asked: Understood, viewer: Viewer, now: Date, reading: Reading): Promise<readonly Row[]> {
  const { descending } = asked.filter
  const sort = orderOf(asked)
  const column = sort === 'match' ? scoreOf(db, asked.resolved) : sql.ref<string | number>(COLUMNS[sort])
  const byCounter = sort === 'match' || COLUMNS[sort].startsWith('work_counters')
  const down = descending !== (reading.reversed ?? false)
  const id = sql.ref<number>(byCounter ? 'work_counters.work_id' : 'works.id')
  const cursor = reading.after ?? reading.before
  return matching(db, asked, viewer, now, 'page')
    .$if(byCounter, (query) => query.innerJoin('work_counters', 'work_counters.work_id', 'works.id'))
    .select(['works.id', 'works.stamp'])
    .select(column.as('key'))
    .$if(cursor !== undefined, (query) => query.where(beyond(column, id, cursor, down)))
    .orderBy(sort === 'match' ? sql.ref('key') : column, down ? 'desc' : 'asc')
    .orderBy(id, down ? 'desc' : 'asc')
    .limit(reading.limit)
    .offset(reading.offset ?? 0)
    .execute()
}

function beyond(
  column: RawBuilder<string | number>,
  id: RawBuilder<number>,
  cursor: Cursor | undefined,
  down: boolean,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${column}, ${id}) ${sql.raw(down ? '<' : '>')} (${cursor?.key}, ${cursor?.id})`
}

function matching(db: Db, asked: Understood, viewer: Viewer, now: Date, reach: Reach) {
  return db.selectFrom('works').where((where) => where.and(conditionsOf(db, asked.resolved, viewer, now, reach)))
}
