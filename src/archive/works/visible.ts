import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer, WithheldTag } from '../../platform/web/viewer.ts'

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
  const shown = viewer.kind === 'guest' ? FOR_GUESTS : FOR_MEMBERS
  const closed = viewer.withheld?.closed ?? []
  if (closed.length === 0) return shown
  const kept = carriesOneOf(closed)
  return viewer.kind === 'guest'
    ? sql<SqlBool>`(${shown} and not ${kept})`
    : sql<SqlBool>`(${shown} and (not ${kept} or ${ownedBy(viewer.id)}))`
}

/** Works that carry one of these tags, or anything that it stands for; for a query that reads `works`. */
export function carriesOneOf(tags: readonly WithheldTag[]): Expression<SqlBool> {
  const ids = tags.flatMap((tag) => tag.tags)
  const limited = tags.flatMap((tag) => tag.limited)
  const plain = sql`exists (select 1 from taggings as kept where kept.work_id = works.id and kept.tag_id in (${sql.join(ids.length > 0 ? ids : [0])}))`
  const within = limited.map(
    ({ tag, fandoms }) =>
      sql`exists (select 1 from taggings as kept join taggings as its on its.work_id = kept.work_id where kept.work_id = works.id and kept.tag_id = ${tag} and its.tag_id in (${sql.join(fandoms)}))`,
  )
  return sql<SqlBool>`(${sql.join([plain, ...within], sql` or `)})`
}

/**
 * Which works a viewer may open at their own address: beside those in lists, the unrevealed ones that they made, or that stand in a
 * collection which they look after. For a query that reads `works`.
 */
export function openTo(viewer: Viewer): Expression<SqlBool> {
  if (viewer.kind === 'guest') return visibleTo(viewer)
  const early = sql<SqlBool>`(works.unrevealed = 1 and works.posted_at is not null and works.deleted_at is null and works.hidden_at is null and (${ownedBy(viewer.id)} or ${lookedAfterBy(viewer.id)}))`
  return sql<SqlBool>`(${visibleTo(viewer)} or ${early})`
}

/** The works in, or on their way into, a collection that this user looks after. */
function lookedAfterBy(userId: number): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from collection_items join collection_people on collection_people.collection_id = collection_items.collection_id
    where collection_items.work_id = works.id and collection_items.creator_says = 'yes' and collection_items.collection_says <> 'no'
    and collection_people.user_id = ${userId} and collection_people.accepted_at is not null and collection_people.role <> 'member')`
}

/** The works in one of these collections; for a query that reads `works`. */
export function collectedIn(collectionIds: readonly number[]): Expression<SqlBool> {
  if (collectionIds.length === 0) return sql<SqlBool>`1 = 0`
  return sql<SqlBool>`works.id in (select work_id from collection_items where agreed_at is not null and collection_id in (${sql.join(collectionIds)}))`
}

/** The works in this member's history; for a query that reads `works`. */
export function readBy(userId: number): Expression<SqlBool> {
  return sql<SqlBool>`works.id in (select readings.work_id from readings where readings.user_id = ${userId})`
}

/** Works whose creators are named; whatever tells of works by who made them, or by their series, asks for this too. For a
 * query that reads `works`. */
export const named: Expression<SqlBool> = sql<SqlBool>`works.anonymous = 0`

/** The works that this user is a creator of, whatever state they are in; for a query that reads `works`. */
export function ownedBy(userId: number): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from creatorships join pseuds on pseuds.id = creatorships.pseud_id where creatorships.work_id = works.id and pseuds.user_id = ${userId})`
}

/** The ids of those works, for `where('work_id', 'in', …)`. */
export function idsOwnedBy(userId: number): RawBuilder<number> {
  return sql<number>`(select creatorships.work_id from creatorships join pseuds on pseuds.id = creatorships.pseud_id where pseuds.user_id = ${userId})`
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
