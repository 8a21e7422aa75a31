import { isPostgres } from '../../../platform/db/open.ts'
import type { Member, Viewer } from '../../../platform/web/viewer.ts'
import type { Begun, Desk } from '../../catalogue/index.ts'
import type { House } from '../../house.ts'
import { newestChange, type WrittenBlurb, writeBlurb } from '../../works/index.ts'
import { EVERYTHING, type WorkFilter } from '../filter/filter.ts'
import { printFilter } from '../filter/print.ts'
import { queryOf } from '../filter/wishes.ts'
import type { Known } from '../listing/lookup.ts'
import { type Place, printPlace } from '../listing/place.ts'
import { asksForHistory, readerOf } from '../listing/reader.ts'
import { countWorks, type Listing, listWorks, type Listed as WorkListed } from '../listing/store.ts'
import { type Understood, understand } from '../listing/understand.ts'
import { countHidden, type HiddenWorks } from '../mine/count.ts'
import { hidingOf, type MyFilters, myFilters, without } from '../mine/hiding.ts'
import { type Query, termsOf } from '../query/tree.ts'
import { listCatalogued } from './catalogued.ts'
import { Kept } from './kept.ts'
import { meantLine, withLikelyNames } from './likely.ts'
import { meantName } from './near-names.ts'
import { BlurbShelf, type Shown } from './shelf.ts'
import { FREE_TYPES, TagFinder } from './tag-finder.ts'
import { type Facets, type TagUse, tagUses } from './uses.ts'
import { wantedBy } from './wanted.ts'
import { whoseOf, withoutWithheld } from './withheld.ts'

/** Which works there are, and what stands on them. */
export interface Answered {
  readonly asked: Understood
  readonly listing: Listing
  /** nothing was found, and this line was probably meant */
  readonly meant: string | undefined
  /** undefined while the catalogue is being read: nothing is counted then */
  readonly facets: Facets | undefined
  /** what the viewer's own filters hide here; undefined when they have none */
  readonly hidden: HiddenWorks | undefined
}

/** What a listing page is made of. */
export interface Found extends Answered {
  readonly blurbs: readonly Shown<WrittenBlurb>[]
}

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

type Answer = Answered & Dated
type Listed = Omit<Answer, 'meant' | 'hidden'>
type Total = Dated & { readonly total: number }

/** Finds works for pages, and keeps what it found while it is true. The catalogue answers; while it is being read, the
 * database does, without counting what stands on the works. */
export class Finder {
  private readonly house: Pick<House, 'db' | 'now'>
  private readonly desk: Desk
  /** finds tags by the same catalogue */
  readonly tags: TagFinder
  private readonly shelf: BlurbShelf<WrittenBlurb>
  private readonly answers = new Kept<Answer>(ANSWERS_KEPT)
  private readonly totals = new Kept<Total>(ANSWERS_KEPT)

  constructor(house: Pick<House, 'db' | 'now'>, desk: Desk) {
    this.house = house
    this.desk = desk
    this.tags = new TagFinder(house.db, desk)
    this.shelf = new BlurbShelf(house, writeBlurb)
  }

  /** @returns undefined when there is no such listing: no such tag or person, as far as this viewer may know */
  async find(filter: WorkFilter, viewer: Viewer, place: Place): Promise<Found | undefined> {
    const answer = await this.list(filter, viewer, place)
    return answer && { ...answer, blurbs: await this.shelf.show(answer.listing.works) }
  }

  /** @returns the blurbs of works that were listed */
  show(works: readonly WorkListed[]): Promise<readonly Shown<WrittenBlurb>[]> {
    return this.shelf.show(works)
  }

  /** As {@link find}, for whoever shows the works in a way of their own. */
  async list(filter: WorkFilter, viewer: Viewer, place: Place): Promise<Answered | undefined> {
    const dated = { change: await newestChange(this.house.db), at: this.house.now().getTime() }
    const mine = await myFilters(this.house.db, viewer)
    const name = `${whoseOf(viewer)} ${readerIn(filter, viewer)} ${mine.key} ${this.desk.ready}?${printFilter(filter)}&${printPlace(place)}`
    const kept = this.answers.get(name)
    if (kept && this.isTrue(kept, dated, filter, mine)) return kept
    const looked = await this.lookedUp(filter, viewer, mine)
    if (!looked) return undefined
    const { plain, asked, hiding } = looked
    const found = this.desk.ready
      ? await this.fromCatalogue(asked, viewer, place, dated)
      : await this.fromDatabase(asked, viewer, place, dated, mine)
    const asking = { asked: plain, viewer, place, since: dated.change, now: new Date(dated.at) }
    const hidden = mine.key === '' ? undefined : await countHidden(this.desk, asking, hiding)
    const nearest = (text: string) => this.tags.nearest(text, FREE_TYPES, viewer)
    const meant =
      found.listing.total > 0
        ? undefined
        : ((await meantLine(asked, nearest)) ?? (await meantName(this.house.db, asked, viewer)))
    const answer = { ...found, meant, hidden }
    this.answers.set(name, answer)
    return answer
  }

  /** The tags of some types on most of the works that a listing shows; where a name is begun, of those alone that it may become.
   * @returns undefined when there is no such listing; without uses while the catalogue is being read */
  async values(
    filter: WorkFilter,
    viewer: Viewer,
    begun: Begun,
  ): Promise<{ readonly asked: Understood; readonly uses: readonly TagUse[] | undefined } | undefined> {
    const { db, now } = this.house
    const looked = await this.lookedUp(filter, viewer, await myFilters(db, viewer))
    if (!looked || !this.desk.ready) return looked && { asked: looked.asked, uses: undefined }
    const { asked } = looked
    const works = { condition: wantedBy(asked.resolved, now()), members: viewer.kind === 'member' }
    return { asked, uses: await tagUses(db, await this.desk.values(await newestChange(db), works, begun)) }
  }

  /** @returns what the listing asks for, with and without what is hidden from the viewer; undefined when there is no such listing */
  private async lookedUp(filter: WorkFilter, viewer: Viewer, mine: MyFilters) {
    const known: Known = (tags) => this.tags.known(tags, viewer)
    const understood = await understand(this.house.db, filter, known, readerOf(viewer))
    if (understood.missing) return undefined
    const likely = await withLikelyNames(understood, ({ type, name }) => this.tags.likelyName(name, type, viewer))
    const plain = await withoutWithheld(this.house.db, likely, viewer)
    const hiding = await hidingOf(this.house.db, mine, viewer, known)
    return { plain, hiding, asked: filter.unhidden ? plain : without(plain, hiding) }
  }

  /** @returns works of the whole archive that each of the member's filters hides, by its number; undefined while the catalogue is
   * being read */
  async hiddenBy(member: Member): Promise<ReadonlyMap<number, number> | undefined> {
    const { hidden } = (await this.list({ ...EVERYTHING, unhidden: true }, member, { page: 1 })) ?? {}
    if (!this.desk.ready) return undefined
    return new Map(hidden?.reasons.map(({ filter, works }) => [filter.id, works]))
  }

  private isTrue(kept: Dated, now: Dated, filter: WorkFilter, mine: MyFilters): boolean {
    const age = now.at - kept.at
    return (
      kept.change === now.change &&
      age >= 0 &&
      age < (moves(filter, mine.queries) || isPostgres(this.house.db) ? SHORT_AGE : MOST_AGE)
    )
  }

  private async fromCatalogue(asked: Understood, viewer: Viewer, place: Place, { change, at }: Dated): Promise<Listed> {
    const asking = { asked, viewer, place, since: change, now: new Date(at) }
    const found = await listCatalogued(this.house.db, this.desk, asking)
    // what has not come in yet must be asked for again
    return { asked, at, ...found, change: Math.min(change, found.change) }
  }

  private async fromDatabase(
    asked: Understood,
    viewer: Viewer,
    place: Place,
    dated: Dated,
    mine: MyFilters,
  ): Promise<Listed> {
    const now = new Date(dated.at)
    const name = `${whoseOf(viewer)} ${readerIn(asked.filter, viewer)} ${mine.key}?${printFilter({ ...asked.filter, sort: 'updated', descending: true })}`
    const kept = this.totals.get(name)
    const known = kept && this.isTrue(kept, dated, asked.filter, mine) ? kept.total : undefined
    const total = known ?? (await countWorks(this.house.db, asked, viewer, now))
    this.totals.set(name, { ...dated, total })
    const listing = await listWorks(this.house.db, asked, viewer, place, total, now)
    return { ...dated, asked, listing, facets: undefined }
  }
}

/** @returns whose history it asks for; empty for nobody's, when the answer is the same for every member */
function readerIn(filter: WorkFilter, viewer: Viewer): string {
  return asksForHistory(filter) ? String(readerOf(viewer) ?? '') : ''
}

/** @returns whether the answer changes though no work does */
function moves(filter: WorkFilter, others: readonly (Query | undefined)[]): boolean {
  const { sort } = filter
  const byCounter =
    sort === 'match' || sort === 'hits' || sort === 'kudos' || sort === 'comments' || sort === 'bookmarks'
  return (
    byCounter ||
    [queryOf(filter), ...others]
      .flatMap((query) => [...termsOf(query)])
      .some(
        (term) =>
          term.kind === 'age' ||
          (term.kind === 'flag' && term.flag === 'read') ||
          // a text is read for the search a moment after it is saved
          term.kind === 'words' ||
          (term.kind === 'range' && term.of !== 'words' && term.of !== 'chapters'),
      )
  )
}
