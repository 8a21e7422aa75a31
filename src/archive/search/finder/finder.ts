import { isPostgres } from '../../../platform/db/open.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { House } from '../../house.ts'
import type { Tag } from '../../tags/index.ts'
import { newestChange } from '../../works/index.ts'
import { type Facets, facetsOf } from '../census/facets.ts'
import { CensusKeeper, type Counted } from '../census/keep.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { printFilter } from '../filter/print.ts'
import { type Place, printPlace } from '../listing/place.ts'
import { countWorks, type Listing, listWorks, matchingIds } from '../listing/store.ts'
import { type Understood, understand } from '../listing/understand.ts'
import { Kept } from './kept.ts'
import { BlurbShelf, type ShownBlurb } from './shelf.ts'

/** What a listing page is made of. */
export interface Found {
  readonly asked: Understood
  readonly listing: Listing
  readonly blurbs: readonly ShownBlurb[]
  /** undefined: too many works to count their tags while someone waits */
  readonly facets: Facets | undefined
}

/** Works whose tags are counted for a panel at most, unless the listing is a tag's own or the whole archive's. */
const COUNTED_WORKS = 10_000
const ANSWERS_KEPT = 1000
/** Answers that hold counters or times, and all of PostgreSQL, where one change can be seen before another that came
 * first, are true for a second; others as long as nothing changes, but no longer than this. */
const MOST_AGE = 60_000
const SHORT_AGE = 1000

/** When something was found: after which change, and at what time in milliseconds. */
interface Dated {
  readonly change: number
  readonly at: number
}

/** What all pages of a listing have in common, in whatever order. */
interface Extent extends Dated {
  readonly total: number
  readonly facets: Facets | undefined
}

interface Answer extends Dated {
  readonly asked: Understood
  readonly listing: Listing
  readonly facets: Facets | undefined
}

/** Finds works for pages, and keeps what it found while it is true. */
export class Finder {
  private readonly house: Pick<House, 'db' | 'now'>
  private readonly keeper: CensusKeeper
  private readonly shelf: BlurbShelf
  private readonly answers = new Kept<Answer>(ANSWERS_KEPT)
  private readonly extents = new Kept<Extent>(ANSWERS_KEPT)

  constructor(house: Pick<House, 'db' | 'now'>) {
    this.house = house
    this.keeper = new CensusKeeper(house.db)
    this.shelf = new BlurbShelf(house)
  }

  /** @returns the census of tags as it is now */
  census(): Promise<Counted> {
    return this.keeper.read()
  }

  /** @returns undefined when there is no such listing: no such tag or person, as far as this viewer may know */
  async find(filter: WorkFilter, viewer: Viewer, place: Place): Promise<Found | undefined> {
    const dated = { change: await newestChange(this.house.db), at: this.house.now().getTime() }
    const name = `${viewer.kind}?${printFilter(filter)}&${printPlace(place)}`
    const kept = this.answers.get(name)
    const answer = kept && this.isTrue(kept, dated, filter) ? kept : await this.answer(filter, viewer, place, dated)
    if (answer.asked.missing) return undefined
    this.answers.set(name, answer)
    return { ...answer, blurbs: await this.shelf.show(answer.listing.works) }
  }

  private isTrue(kept: Dated, now: Dated, filter: WorkFilter): boolean {
    const age = now.at - kept.at
    return (
      kept.change === now.change &&
      age >= 0 &&
      age < (moves(filter) || isPostgres(this.house.db) ? SHORT_AGE : MOST_AGE)
    )
  }

  private async answer(filter: WorkFilter, viewer: Viewer, place: Place, dated: Dated): Promise<Answer> {
    const { db } = this.house
    const { census } = await this.census()
    const known = ({ id }: Tag) => isFixed(id) || census.tag(id)?.canonical === true || census.uses(id, viewer) > 0
    const asked = await understand(db, filter, known)
    const { total, facets } = await this.extent(asked, viewer, dated)
    const listing = await listWorks(db, asked, viewer, place, total, new Date(dated.at))
    return { ...dated, asked, listing, facets }
  }

  private async extent(asked: Understood, viewer: Viewer, dated: Dated): Promise<Extent> {
    const name = `${viewer.kind}?${printFilter({ ...asked.filter, ...ANY_ORDER })}`
    const kept = this.extents.get(name)
    if (kept && this.isTrue(kept, dated, asked.filter)) return kept
    const total = asked.missing ? 0 : await countWorks(this.house.db, asked, viewer, new Date(dated.at))
    const extent = { ...dated, total, facets: await this.facets(asked, viewer, total, new Date(dated.at)) }
    this.extents.set(name, extent)
    return extent
  }

  private async facets(asked: Understood, viewer: Viewer, total: number, at: Date): Promise<Facets | undefined> {
    const { census } = await this.census()
    if (asked.missing) return undefined
    if (total <= COUNTED_WORKS) return facetsOf(census, await matchingIds(this.house.db, asked, viewer, at))
    const asksForMore = printFilter({ ...asked.filter, ...ANY_ORDER, tag: '' }).size > 0
    if (asksForMore) return undefined
    const below = asked.place && asked.below.get(asked.place.id)?.tags
    return facetsOf(census, below ? census.worksWith(below, viewer) : census.everyWork(viewer))
  }
}

const ANY_ORDER = { sort: 'updated', descending: true } as const

/** Ratings, warnings and categories have numbers below those of all other tags. */
function isFixed(tagId: number): boolean {
  return tagId < 10_000
}

/** @returns whether the answer changes though no work does */
function moves({ sort, age, hits, kudos, comments, bookmarks }: WorkFilter): boolean {
  const byCounter = sort === 'hits' || sort === 'kudos' || sort === 'comments' || sort === 'bookmarks'
  const counted = [hits, kudos, comments, bookmarks].some(({ from, to }) => from !== undefined || to !== undefined)
  return byCounter || counted || age !== undefined
}
