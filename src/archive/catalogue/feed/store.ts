import { sql } from 'kysely'
import { isPostgres } from '../../../platform/db/open.ts'
import type { Db, TagType } from '../../../schema/index.ts'
import { listedToSome } from '../../works/index.ts'

/** Which works are read at once: a stretch of their numbers, both ends included, or some of them. */
export type Which = { readonly from: number; readonly to: number } | { readonly ids: readonly number[] }

/** A listed work's row and its counters. */
export type WorkRow = Awaited<ReturnType<typeof workRows>>[number]

/** @returns the rows of those works that somebody may find in a listing, in the order of their numbers */
export function workRows(db: Db, which: Which) {
  return db
    .selectFrom('works')
    .innerJoin('work_counters', 'work_counters.work_id', 'works.id')
    .select([
      'works.id',
      'works.title_sort',
      'works.creators_sort',
      'works.language',
      'works.restricted',
      'works.complete',
      'works.expected_chapters',
      'works.word_count',
      'works.chapter_count',
      'works.posted_at',
      'works.updated_at',
      'work_counters.hits',
      'work_counters.kudos',
      'work_counters.comments',
      'work_counters.bookmarks',
    ])
    .where(among('works.id', which))
    .where(listedToSome)
    .orderBy('works.id')
    .execute()
}

/** What stands beside works in a table of its own, by work. */
export type Lists = ReadonlyMap<number, readonly number[]>

/** @returns the tags of each work, as its creator chose them */
export function taggingLists(db: Db, which: Which): Promise<Lists> {
  return lists(db, 'taggings', 'tag_id', which)
}

/** @returns the pen names in each work's byline; none of anonymous works */
export function creatorLists(db: Db, which: Which): Promise<Lists> {
  return lists(db, 'creatorships', 'pseud_id', which, NAMED)
}

/** @returns the series that each work is part of; none of anonymous works, since a series names its creators */
export function seriesLists(db: Db, which: Which): Promise<Lists> {
  return lists(db, 'series_works', 'series_id', which, NAMED)
}

const NAMED = sql` and exists (select 1 from works where works.id = work_id and works.anonymous = 0)`

/** One row for each work: of taggings there are fifteen times as many. */
async function lists(db: Db, table: string, column: string, which: Which, only = sql``): Promise<Lists> {
  const list = isPostgres(db)
    ? sql<string>`string_agg(${sql.ref(column)}::text, ',')`
    : sql<string>`group_concat(${sql.ref(column)})`
  const { rows } = await sql<{ work_id: number; list: string }>`
    select work_id, ${list} as list from ${sql.table(table)} where ${among('work_id', which)}${only} group by work_id
  `.execute(db)
  return new Map(rows.map((row) => [row.work_id, String(row.list).split(',').map(Number)]))
}

function among(column: string, which: Which) {
  return 'ids' in which
    ? sql<boolean>`${sql.ref(column)} in (${sql.join(which.ids)})`
    : sql<boolean>`${sql.ref(column)} between ${which.from} and ${which.to}`
}

/** @returns the number of the last of the next `count` works behind `after`; undefined when there is none */
export async function endOfStretch(db: Db, after: number, count: number): Promise<number | undefined> {
  const rows = await db.selectFrom('works').select('id').where('id', '>', after).orderBy('id').limit(count).execute()
  return rows.at(-1)?.id
}

/** @returns about how many works there are: good enough to say how far one has come */
export async function countOfWorks(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('works')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** What the catalogue must know of a tag. */
export interface TagRow {
  readonly id: number
  readonly type: TagType
  readonly name: string
  readonly merger_id: number | null
}

/** @returns the next tags by their numbers */
export function tagRowsAfter(db: Db, after: number, count: number): Promise<readonly TagRow[]> {
  return tagColumns(db).where('id', '>', after).orderBy('id').limit(count).execute()
}

export async function tagRowsOf(db: Db, ids: readonly number[]): Promise<readonly TagRow[]> {
  return ids.length === 0 ? [] : tagColumns(db).where('id', 'in', ids).execute()
}

function tagColumns(db: Db) {
  return db.selectFrom('tags').select(['id', 'type', 'name', 'merger_id'])
}

/** @returns the works that carry one of these tags, as typed */
export async function worksCarrying(db: Db, tagIds: readonly number[]): Promise<readonly number[]> {
  if (tagIds.length === 0) return []
  const rows = await db.selectFrom('taggings').select('work_id').distinct().where('tag_id', 'in', tagIds).execute()
  return rows.map(({ work_id }) => work_id)
}

/** @returns the lines of the log behind `after`, in order */
export function changesAfter(db: Db, after: number) {
  return db
    .selectFrom('changes')
    .select(['seq', 'work_id', 'tag_id', 'changed_at'])
    .where('seq', '>', after)
    .orderBy('seq')
    .execute()
}

/** @returns the line of the log with this number: what a snapshot is known again by */
export function changeAt(db: Db, seq: number) {
  return db
    .selectFrom('changes')
    .select(['seq', 'work_id', 'tag_id', 'changed_at'])
    .where('seq', '=', seq)
    .executeTakeFirst()
}

/** @returns the counters that moved at this instant or later */
export function countersSince(db: Db, instant: string) {
  return db
    .selectFrom('work_counters')
    .select(['work_id', 'hits', 'kudos', 'comments', 'bookmarks', 'moved_at'])
    .where('moved_at', '>=', instant)
    .where('moved_at', '!=', '')
    .orderBy('moved_at')
    .execute()
}

/** A tag that is a synonym in one fandom only. */
export interface LimitRow {
  readonly tag_id: number
  readonly fandom_id: number
  readonly canonical_id: number
}

/** @returns all synonyms that are limited to a fandom: wranglers make few */
export function limitRows(db: Db): Promise<readonly LimitRow[]> {
  return db.selectFrom('tag_limits').select(['tag_id', 'fandom_id', 'canonical_id']).execute()
}

/** @returns all direct ties between metatags and subtags */
export function metaRows(db: Db) {
  return db.selectFrom('tag_metas').select(['meta_id', 'sub_id']).execute()
}
