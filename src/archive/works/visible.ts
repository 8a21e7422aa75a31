import { type Expression, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../platform/web/viewer.ts'

const FOR_MEMBERS = sql<SqlBool>`(works.posted_at is not null and works.deleted_at is null and works.hidden_at is null and works.unrevealed = 0)`
const FOR_GUESTS = sql<SqlBool>`(works.posted_at is not null and works.deleted_at is null and works.hidden_at is null and works.unrevealed = 0 and works.restricted = 0)`

/** The works that stand in anybody's listing; for a query that reads `works`. */
export const listedToSome: Expression<SqlBool> = FOR_MEMBERS

/**
 * Which works a viewer may see. This is the one place that says so: every listing, page, feed and download filters by
 * it, in a query that reads the table `works` under that name. Creators find their drafts and what they binned through
 * {@link ownedBy}.
 */
export function visibleTo(viewer: Viewer): Expression<SqlBool> {
  return viewer.kind === 'guest' ? FOR_GUESTS : FOR_MEMBERS
}

/**
 * Which works a viewer may open at their own address: beside those in lists, the unrevealed ones that they made. For a query
 * that reads `works`.
 */
export function openTo(viewer: Viewer): Expression<SqlBool> {
  if (viewer.kind === 'guest') return FOR_GUESTS
  const early = sql<SqlBool>`(works.unrevealed = 1 and works.posted_at is not null and works.deleted_at is null and works.hidden_at is null and ${ownedBy(viewer.id)})`
  return sql<SqlBool>`(${FOR_MEMBERS} or ${early})`
}

/** Works whose creators are named; whatever tells of works by who made them, or by their series, asks for this too. For a
 * query that reads `works`. */
export const named: Expression<SqlBool> = sql<SqlBool>`works.anonymous = 0`

/** The works that this user is a creator of, whatever state they are in; for a query that reads `works`. */
export function ownedBy(userId: number): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from creatorships join pseuds on pseuds.id = creatorships.pseud_id where creatorships.work_id = works.id and pseuds.user_id = ${userId})`
}

/**
 * Which bookmarks of other people a viewer may see: public ones, of a work or a series with something in it that they may
 * see, or of a page elsewhere. A tombstone is for its owner alone. For a query that reads `bookmarks` and, by a left join,
 * `works`.
 */
export function shownToOthers(viewer: Viewer): Expression<SqlBool> {
  const inSeries = sql`exists (select 1 from series_works join works on works.id = series_works.work_id where series_works.series_id = bookmarks.series_id and ${named} and ${visibleTo(viewer)})`
  return sql<SqlBool>`(bookmarks.private = 0 and (${visibleTo(viewer)} or bookmarks.external_id is not null or ${inSeries}))`
}
