import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { CatalogueAnswer, Cursor as CatalogueCursor, Desk, DeskQuery } from '../../catalogue/index.ts'
import { visibleTo } from '../../works/index.ts'
import type { Sort } from '../filter/filter.ts'
import { type Cursor, PAGE, type Place } from '../listing/place.ts'
import { orderOf } from '../listing/score.ts'
import { type Listed, type Listing, listWorks } from '../listing/store.ts'
import type { Understood } from '../listing/understand.ts'
import { type Facets, facetsOf } from './uses.ts'
import { wantedBy } from './wanted.ts'

/** Values of one type that a panel offers. */
export const VALUES = 10

/** What the catalogue says of a listing. */
export interface Catalogued {
  readonly listing: Listing
  readonly facets: Facets
  /** up to which line of the log of changes it is true */
  readonly change: number
}

/** Who asks, for what, and when. */
export interface Asking {
  readonly asked: Understood
  readonly viewer: Viewer
  readonly place: Place
  /** the newest change that the answer should hold */
  readonly since: number
  readonly now: Date
}

/** Finds a page of works in the catalogue. How well words fit only the database knows: of a listing in that order the
 * catalogue says how many works there are and what stands on them, and the page comes from there. */
export async function listCatalogued(db: Db, desk: Desk, asking: Asking): Promise<Catalogued> {
  const { asked, viewer, place, now } = asking
  const sort = orderOf(asked)
  if (sort !== 'match') return listInOrder(db, desk, asking, sort)
  const { listing, facets, change } = await listInOrder(db, desk, { ...asking, place: { page: 1 } }, 'updated')
  return { listing: await listWorks(db, asked, viewer, place, listing.total, now), facets, change }
}

async function listInOrder(db: Db, desk: Desk, asking: Asking, sort: Exclude<Sort, 'match'>): Promise<Catalogued> {
  const { asked, viewer, place, since } = asking
  const size = place.size ?? PAGE
  const query: DeskQuery = {
    condition: wantedBy(asked.resolved, asking.now),
    members: viewer.kind === 'member',
    sort,
    descending: asked.filter.descending,
    page: place.page,
    size,
    facets: VALUES,
    ...cursorOf(place, sort),
  }
  const answer = await desk.find(since, query)
  // too few to fill a page: this is the beginning
  const short = query.before !== undefined && answer.works.length < Math.min(size, answer.total)
  const shown = short ? await desk.find(since, atPage(query, 1)) : answer
  return {
    listing: assembled(
      shown,
      await listed(db, shown.works, viewer),
      short ? 1 : pageOf(query, shown, size),
      size,
      sort,
    ),
    facets: await facetsOf(db, answer.facets ?? NOTHING),
    change: shown.seq,
  }
}

const NOTHING = { rating: [], warning: [], category: [], fandom: [], relationship: [], character: [], additional: [] }

function atPage({ after: _after, before: _before, ...query }: DeskQuery, page: number): DeskQuery {
  return { ...query, page }
}

/** A page that was counted off has the number asked for; one that a cursor leads to is never beyond the last. */
function pageOf({ page, after, before }: DeskQuery, { total }: CatalogueAnswer, size: number): number {
  return after || before ? Math.min(page, pagesOf(total, size)) : page
}

function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size))
}

/** The works as lists take them; one that this viewer may not see any more is left out. */
async function listed(db: Db, ids: readonly number[], viewer: Viewer): Promise<readonly Listed[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('works')
    .select(['works.id', 'works.stamp'])
    .where('works.id', 'in', ids)
    .where(visibleTo(viewer))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function assembled(answer: CatalogueAnswer, works: readonly Listed[], page: number, size: number, sort: Sort): Listing {
  const { total, first, last, hasPrevious, hasNext } = answer
  const sized = size === PAGE ? {} : { size }
  return {
    works,
    page,
    pages: pagesOf(total, size),
    total,
    previous:
      hasPrevious && first ? { page: Math.max(1, page - 1), before: toPlace(first, sort), ...sized } : undefined,
    next: hasNext && last ? { page: page + 1, after: toPlace(last, sort), ...sized } : undefined,
  }
}

/** Addresses hold times as texts, whoever answered them. */
function isTime(sort: Sort): boolean {
  return sort === 'posted' || sort === 'updated'
}

function toPlace({ key, id }: CatalogueCursor, sort: Sort): Cursor {
  return { key: isTime(sort) ? new Date(Number(key)).toISOString() : key, id }
}

/** A cursor that is none of this order says nothing. */
function cursorOf({ after, before }: Place, sort: Sort): Partial<Pick<DeskQuery, 'after' | 'before'>> {
  const [name, cursor] = after ? (['after', after] as const) : (['before', before] as const)
  if (!cursor) return {}
  const texts = sort === 'title' || sort === 'creators' || isTime(sort)
  if ((typeof cursor.key === 'string') !== texts) return {}
  const key = isTime(sort) ? Date.parse(String(cursor.key)) : cursor.key
  if (Number.isNaN(key)) return {}
  return { [name]: { key, id: cursor.id } }
}
