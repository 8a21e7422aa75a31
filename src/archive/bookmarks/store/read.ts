import { type Expression, type SqlBool, sql } from 'kysely'
import { isId } from '../../../platform/db/ids.ts'
import { foldName } from '../../../platform/text/fold.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import {
  type AskedHolder,
  type AskedLine,
  holdsInOrder,
  type ListFilters,
  listedBy,
  NOTHING_HIDDEN,
  type Tally,
  tallied,
  tallyOf,
} from '../../search/index.ts'
import { holdsWords, loadBlurbs, shownToOthers, visibleTo } from '../../works/index.ts'
import type { Bookmark, Item, Target } from '../kinds.ts'
import type { Status } from '../rules.ts'

/** Whose bookmarks, or of what. */
export type Of = { readonly userId: number } | Exclude<Target, { kind: 'external' }>

/** What to look for among bookmarks. */
export interface Wanted {
  /** a query about what was saved; undefined for any */
  readonly asked: Pick<AskedLine, 'over'> | undefined
  /** one of the bookmarker's own tags; empty for any */
  readonly tag: string
  readonly rec: boolean
  readonly private: boolean
  readonly status: string
  readonly sort: 'saved' | 'title' | 'updated'
  /** what the viewer hides of it; nothing of what they have saved themselves */
  readonly filters: ListFilters
}

export const EVERYTHING: Wanted = {
  asked: undefined,
  tag: '',
  rec: false,
  private: false,
  status: '',
  sort: 'saved',
  filters: NOTHING_HIDDEN,
}

/** @returns one page of the bookmarks that this viewer may see */
export async function bookmarksOf(
  db: Db,
  of: Of,
  viewer: Viewer,
  wanted: Wanted,
  { offset, most }: { readonly offset: number; readonly most: number },
): Promise<readonly Bookmark[]> {
  const rows = await wantedBookmarks(db, of, viewer, wanted)
    .select(COLUMNS)
    .where(listedBy(wanted.filters))
    .$if(wanted.sort === 'title', (query) => query.orderBy('bookmarks.words'))
    .$if(wanted.sort === 'updated', (query) =>
      query.orderBy((row) => row.fn.coalesce('works.updated_at', 'bookmarks.created_at'), 'desc'),
    )
    .orderBy('bookmarks.id', 'desc')
    .offset(offset)
    .limit(most)
    .execute()
  return withItems(db, rows, viewer)
}

/** @returns the member's own bookmarks, the newest first
 * @param before only older ones than this; all when absent */
export async function bookmarksBehind(
  db: Db,
  viewer: Viewer & { kind: 'member' },
  before: number | undefined,
  most: number,
): Promise<readonly Bookmark[]> {
  const rows = await shown(db, viewer)
    .select(COLUMNS)
    .where('bookmarks.user_id', '=', viewer.id)
    .$if(before !== undefined, (query) => query.where('bookmarks.id', '<', before ?? 0))
    .orderBy('bookmarks.id', 'desc')
    .limit(most)
    .execute()
  return withItems(db, rows, viewer)
}

/** @returns how many there are on all pages, and how many works the viewer's filters hide */
export async function countBookmarks(db: Db, of: Of, viewer: Viewer, wanted: Wanted): Promise<Tally> {
  const row = await wantedBookmarks(db, of, viewer, wanted).select(tallyOf(wanted.filters)).executeTakeFirstOrThrow()
  return tallied(wanted.filters, row)
}

/** @returns undefined when there is none, or none that this viewer may see */
export async function findBookmark(db: Db, id: number, viewer: Viewer): Promise<Bookmark | undefined> {
  if (!isId(id)) return undefined
  const rows = await shown(db, viewer).select(COLUMNS).where('bookmarks.id', '=', id).execute()
  return (await withItems(db, rows, viewer))[0]
}

/** @returns the member's own bookmark of this */
export async function ownBookmark(
  db: Db,
  viewer: Viewer & { kind: 'member' },
  { kind, id }: Target,
): Promise<Bookmark | undefined> {
  const column = ({ work: 'work_id', series: 'series_id', external: 'external_id' } as const)[kind]
  const rows = await shown(db, viewer)
    .select(COLUMNS)
    .where('bookmarks.user_id', '=', viewer.id)
    .where(`bookmarks.${column}`, '=', id)
    .execute()
  return (await withItems(db, rows, viewer))[0]
}

/** @returns these bookmarks of the member's own, in the order of the numbers */
export async function ownBookmarks(
  db: Db,
  viewer: Viewer & { kind: 'member' },
  ids: readonly number[],
): Promise<readonly Bookmark[]> {
  if (ids.length === 0) return []
  const rows = await shown(db, viewer)
    .select(COLUMNS)
    .where('bookmarks.user_id', '=', viewer.id)
    .where('bookmarks.id', 'in', ids)
    .execute()
  const found = new Map((await withItems(db, rows, viewer)).map((bookmark) => [bookmark.id, bookmark]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

const COLUMNS = [
  'bookmarks.id',
  'bookmarks.user_id',
  'users.login',
  'bookmarks.work_id',
  'bookmarks.series_id',
  'bookmarks.external_id',
  'bookmarks.title',
  'bookmarks.notes',
  'bookmarks.private',
  'bookmarks.rec',
  'bookmarks.status',
  'bookmarks.created_at',
] as const

/** One's own all, others' as {@link shownToOthers} says. */
function shown(db: Db, viewer: Viewer) {
  const own = viewer.kind === 'member' ? viewer.id : 0
  return db
    .selectFrom('bookmarks')
    .innerJoin('users', 'users.id', 'bookmarks.user_id')
    .leftJoin('works', 'works.id', 'bookmarks.work_id')
    .where((or) => or.or([or('bookmarks.user_id', '=', own), shownToOthers(viewer)]))
}

function wantedBookmarks(db: Db, of: Of, viewer: Viewer, wanted: Wanted) {
  const asked = wanted.asked?.over(saved(db, viewer))
  const query = shown(db, viewer)
    .$if(asked !== undefined, (found) => found.where(asked as Expression<SqlBool>))
    .$if(wanted.rec, (found) => found.where('bookmarks.rec', '=', 1))
    .$if(wanted.private, (found) => found.where('bookmarks.private', '=', 1))
    .$if(wanted.status !== '', (found) => found.where('bookmarks.status', '=', wanted.status))
    .$if(wanted.tag !== '', (found) =>
      found.where('bookmarks.id', 'in', (tagged) =>
        tagged.selectFrom('bookmark_tags').select('bookmark_id').where('name_key', '=', foldName(wanted.tag)),
      ),
    )
  if ('userId' in of) return query.where('bookmarks.user_id', '=', of.userId)
  return query.where(of.kind === 'work' ? 'bookmarks.work_id' : 'bookmarks.series_id', '=', of.id)
}

/** Words are looked for in what the thing is called, in the bookmarker's own tags, and in the work that was saved; whatever else
 * a query says is said of the work. */
function saved(db: Db, viewer: Viewer): AskedHolder {
  const itsWork = (condition: Expression<SqlBool>) => sql<SqlBool>`(works.id is not null and ${condition})`
  return {
    works: itsWork,
    words: (phrase) => {
      if (phrase.field !== undefined) return undefined
      const tagged = sql`exists (select 1 from bookmark_tags where bookmark_tags.bookmark_id = bookmarks.id and ${holdsInOrder('bookmark_tags.name_key', phrase)})`
      const inWork = itsWork(sql<SqlBool>`${visibleTo(viewer)} and ${holdsWords(db, [phrase])}`)
      return sql<SqlBool>`(${holdsInOrder('bookmarks.words', phrase)} or ${tagged} or ${inWork})`
    },
  }
}

interface Row {
  readonly id: number
  readonly user_id: number | null
  readonly login: string
  readonly work_id: number | null
  readonly series_id: number | null
  readonly external_id: number | null
  readonly title: string
  readonly notes: string
  readonly private: 0 | 1
  readonly rec: 0 | 1
  readonly status: string
  readonly created_at: string
}

async function withItems(db: Db, rows: readonly Row[], viewer: Viewer): Promise<readonly Bookmark[]> {
  const [items, tags] = await Promise.all([
    itemsOf(db, rows, viewer),
    tagsOf(
      db,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map((row) => ({
    id: row.id,
    userId: row.user_id ?? 0,
    login: row.login,
    item: items(row),
    notes: row.notes,
    tags: (tags.get(row.id) ?? []).map(({ name }) => name),
    private: row.private === 1,
    rec: row.rec === 1,
    status: row.status as Status,
    createdAt: row.created_at,
  }))
}

async function tagsOf(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, { bookmark_id: number; name: string }[]>()
  const rows = await db
    .selectFrom('bookmark_tags')
    .select(['bookmark_id', 'name'])
    .where('bookmark_id', 'in', ids)
    .orderBy('position')
    .execute()
  return Map.groupBy(rows, ({ bookmark_id }) => bookmark_id)
}

/** What is in the bin, gone, or not for this viewer is a name and no more, and only its bookmarker is shown that. */
async function itemsOf(db: Db, rows: readonly Row[], viewer: Viewer): Promise<(row: Row) => Item> {
  const [blurbs, series, external] = await Promise.all([
    visibleBlurbs(db, idsIn(rows, 'work_id'), viewer),
    visibleSeries(db, idsIn(rows, 'series_id'), viewer),
    externalWorks(db, idsIn(rows, 'external_id')),
  ])
  return (row) => {
    const blurb = blurbs.get(row.work_id ?? 0)
    return (
      (blurb && { kind: 'work', blurb }) ??
      series.get(row.series_id ?? 0) ??
      external.get(row.external_id ?? 0) ?? { kind: 'gone', title: row.title }
    )
  }
}

function idsIn(rows: readonly Row[], column: 'work_id' | 'series_id' | 'external_id'): readonly number[] {
  return rows.flatMap((row) => row[column] ?? [])
}

async function visibleBlurbs(db: Db, ids: readonly number[], viewer: Viewer) {
  if (ids.length === 0) return loadBlurbs(db, [])
  const rows = await db
    .selectFrom('works')
    .select('works.id')
    .where('works.id', 'in', ids)
    .where(visibleTo(viewer))
    .execute()
  return loadBlurbs(
    db,
    rows.map(({ id }) => id),
  )
}

async function visibleSeries(db: Db, ids: readonly number[], viewer: Viewer): Promise<ReadonlyMap<number, Item>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('series')
    .innerJoin('series_works', 'series_works.series_id', 'series.id')
    .innerJoin('works', 'works.id', 'series_works.work_id')
    .select((count) => ['series.id', 'series.title', count.fn.countAll<number>().as('works')])
    .where('series.id', 'in', ids)
    .where(visibleTo(viewer))
    .groupBy(['series.id', 'series.title'])
    .execute()
  return new Map(rows.map((row) => [row.id, { kind: 'series', ...row }]))
}

async function externalWorks(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Item>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('external_works')
    .select(['id', 'url', 'title', 'author'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { kind: 'external', ...row }]))
}

/** @returns the member's own tags, by name, with how many bookmarks carry each; sixty at most */
export async function ownTags(
  db: Db,
  userId: number,
): Promise<readonly { readonly name: string; readonly count: number }[]> {
  return db
    .selectFrom('bookmark_tags')
    .innerJoin('bookmarks', 'bookmarks.id', 'bookmark_tags.bookmark_id')
    .select((row) => [row.fn.min<string>('bookmark_tags.name').as('name'), row.fn.countAll<number>().as('count')])
    .where('bookmarks.user_id', '=', userId)
    .groupBy('bookmark_tags.name_key')
    .orderBy('bookmark_tags.name_key')
    .limit(60)
    .execute()
}
