import { isPostgres } from '../../../platform/db/open.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Begun, Desk, DirectoryPage, Use } from '../../catalogue/index.ts'
import type { House } from '../../house.ts'
import type { Tag } from '../../tags/index.ts'
import { newestChange, type WrittenBlurb, writeBlurb } from '../../works/index.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { printFilter } from '../filter/print.ts'
import { queryOf } from '../filter/wishes.ts'
import { type Place, printPlace } from '../listing/place.ts'
import { countWorks, type Listing, listWorks } from '../listing/store.ts'
import { type Understood, understand } from '../listing/understand.ts'
import { type FreeType, termsOf } from '../query/tree.ts'
import { listCatalogued } from './catalogued.ts'
import { Kept } from './kept.ts'
import { meantLine, withLikelyNames } from './likely.ts'
import { BlurbShelf, type Shown } from './shelf.ts'
import { beginningWith, calledExactly, canonicalOnes, standingOnSome } from './store.ts'
import { type Facets, facetsOf, type TagUse, tagUses } from './uses.ts'

/** Which works there are, and what stands on them. */
export interface Answered {
  readonly asked: Understood
  readonly listing: Listing
  /** nothing was found, and this line was probably meant */
  readonly meant: string | undefined
  /** undefined while the catalogue is being read: nothing is counted then */
  readonly facets: Facets | undefined
}

/** What a listing page is made of. */
export interface Found extends Answered {
  readonly blurbs: readonly Shown<WrittenBlurb>[]
}

/** A page of the fandoms that a viewer can find works in. */
export interface Directory {
  /** letters that fandoms begin with, and how many */
  readonly letters: readonly (readonly [letter: string, fandoms: number])[]
  readonly fandoms: readonly TagUse[]
  /** where the next page of the letter begins; undefined on the last */
  readonly next: string | undefined
}

const FREE_TYPES: readonly FreeType[] = ['fandom', 'relationship', 'character', 'additional']
/** The fandoms of one medium that are written about most. */
export interface MediumShelf {
  readonly medium: string
  readonly fandoms: readonly TagUse[]
}

const ON_A_SHELF = 5
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
type Listed = Omit<Answer, 'meant'>
type Total = Dated & { readonly total: number }

/** Finds works for pages, and keeps what it found while it is true. The catalogue answers; while it is being read, the
 * database does, without counting what stands on the works. */
export class Finder {
  private readonly house: Pick<House, 'db' | 'now'>
  private readonly desk: Desk
  private readonly shelf: BlurbShelf<WrittenBlurb>
  private readonly answers = new Kept<Answer>(ANSWERS_KEPT)
  private readonly totals = new Kept<Total>(ANSWERS_KEPT)

  constructor(house: Pick<House, 'db' | 'now'>, desk: Desk) {
    this.house = house
    this.desk = desk
    this.shelf = new BlurbShelf(house, writeBlurb)
  }

  /** @returns undefined when there is no such listing: no such tag or person, as far as this viewer may know */
  async find(filter: WorkFilter, viewer: Viewer, place: Place): Promise<Found | undefined> {
    const answer = await this.list(filter, viewer, place)
    return answer && { ...answer, blurbs: await this.shelf.show(answer.listing.works) }
  }

  /** As {@link find}, for whoever shows the works in a way of their own. */
  async list(filter: WorkFilter, viewer: Viewer, place: Place): Promise<Answered | undefined> {
    const dated = { change: await newestChange(this.house.db), at: this.house.now().getTime() }
    const name = `${viewer.kind}?${printFilter(filter)}&${printPlace(place)}`
    const kept = this.answers.get(name)
    if (kept && this.isTrue(kept, dated, filter)) return kept
    const understood = await understand(this.house.db, filter, (tags) => this.known(tags, viewer))
    if (understood.missing) return undefined
    const asked = await withLikelyNames(understood, ({ type, name }) => this.likelyName(name, type, viewer))
    const found = this.desk.ready
      ? await this.fromCatalogue(asked, viewer, place, dated)
      : await this.fromDatabase(asked, viewer, place, dated)
    const nearest = (text: string) => this.nearest(text, FREE_TYPES, viewer)
    const meant = found.listing.total === 0 ? await meantLine(asked, nearest) : undefined
    const answer = { ...found, meant }
    this.answers.set(name, answer)
    return answer
  }

  /** @returns how many works that this viewer may see stand under each of these tags, in their order; nothing while the
   * catalogue is being read */
  async uses(tagIds: readonly number[], viewer: Viewer): Promise<readonly number[] | undefined> {
    if (!this.desk.ready || tagIds.length === 0) return undefined
    return this.desk.uses(await newestChange(this.house.db), tagIds, viewer.kind === 'member')
  }

  /** Of these tags, the numbers of those that this viewer may hear of: a name on hidden works alone must not be given away,
   * unless a wrangler has made it canonical. */
  async known(tags: readonly Tag[], viewer: Viewer): Promise<ReadonlySet<number>> {
    const { db } = this.house
    const fixed = tags.filter(({ id }) => isFixed(id)).map(({ id }) => id)
    const free = tags.filter(({ id }) => !isFixed(id)).map(({ id }) => id)
    const uses = await this.uses(free, viewer)
    if (!uses) return new Set([...fixed, ...(await standingOnSome(db, free, viewer))])
    const used = free.filter((_, at) => (uses[at] ?? 0) > 0)
    const unused = free.filter((_, at) => uses[at] === 0)
    return new Set([...fixed, ...used, ...(await canonicalOnes(db, unused))])
  }

  /** @returns how many works are found under a tag, and what stands beside it on them; nothing while the catalogue is being
   * read */
  async under(tagId: number, viewer: Viewer): Promise<{ readonly works?: number; readonly company?: Facets }> {
    if (!this.desk.ready) return {}
    const { total, facets } = await this.desk.find(await newestChange(this.house.db), {
      condition: { tag: tagId },
      members: viewer.kind === 'member',
      sort: 'updated',
      descending: true,
      page: 1,
      size: 1,
      facets: 10,
    })
    return facets ? { works: total, company: await facetsOf(this.house.db, facets) } : {}
  }

  /** @returns the tags that a name may become while it is typed, the most used first; one of exactly that name before all */
  async suggest(begun: Begun, viewer: Viewer): Promise<readonly TagUse[]> {
    const { db } = this.house
    if (!this.desk.ready) return tagUses(db, await beginningWith(db, begun, viewer))
    const same = await this.calledThat(begun, viewer)
    const others = await this.desk.suggest(await newestChange(db), begun, viewer.kind === 'member')
    const strangers = others.filter(({ id }) => !same.some((use) => use.id === id))
    return tagUses(db, [...same, ...strangers].slice(0, begun.most))
  }

  /** @returns undefined while the catalogue is being read */
  async directory(page: DirectoryPage, viewer: Viewer): Promise<Directory | undefined> {
    const { db } = this.house
    if (!this.desk.ready) return undefined
    const directory = await this.desk.fandoms(await newestChange(db), page, viewer.kind === 'member')
    return { ...directory, fandoms: await tagUses(db, directory.fandoms) }
  }

  /** @param tied the numbers of the media of each fandom that has any
   * @returns a shelf for each medium that this viewer can find works in, by name */
  async shelves(
    media: readonly { readonly id: number; readonly name: string }[],
    tied: ReadonlyMap<number, readonly number[]>,
    viewer: Viewer,
  ): Promise<readonly MediumShelf[]> {
    const fandoms = [...tied.keys()]
    const works = (await this.uses(fandoms, viewer)) ?? []
    const used = fandoms.map((id, at) => ({ id, works: works[at] ?? 0 })).filter((use) => use.works > 0)
    used.sort((left, right) => right.works - left.works || left.id - right.id)
    const shelves = media.map(({ id, name }) => ({
      medium: name,
      uses: used.filter((use) => tied.get(use.id)?.includes(id)).slice(0, ON_A_SHELF),
    }))
    const tags = await tagUses(
      this.house.db,
      shelves.flatMap(({ uses }) => uses),
    )
    return shelves
      .filter(({ uses }) => uses.length > 0)
      .map(({ medium, uses }) => ({
        medium,
        fandoms: uses.flatMap(({ id }) => tags.find(({ tag }) => tag.id === id) ?? []),
      }))
  }

  /** @returns the name of the tag that was probably meant: one that begins so, or is spelt nearly so */
  private async likelyName(name: string, type: FreeType | undefined, viewer: Viewer): Promise<string | undefined> {
    const types = type ? [type] : FREE_TYPES
    const [first] = await this.suggest({ term: name, types, most: 1 }, viewer)
    return first?.tag.name ?? (await this.nearest(name, types, viewer))
  }

  /** @returns the name of the tag that is spelt nearly so; undefined when none is near */
  private async nearest(term: string, types: readonly FreeType[], viewer: Viewer): Promise<string | undefined> {
    if (!this.desk.ready) return undefined
    const since = await newestChange(this.house.db)
    const uses = await this.desk.nearest(since, { term, types, most: 1 }, viewer.kind === 'member')
    const [nearest] = await tagUses(this.house.db, uses)
    return nearest?.tag.name
  }

  private async calledThat(begun: Begun, viewer: Viewer): Promise<readonly Use[]> {
    const ids = await calledExactly(this.house.db, begun)
    const uses = (await this.uses(ids, viewer)) ?? []
    return ids.map((id, at) => ({ id, works: uses[at] ?? 0 })).filter(({ works }) => works > 0)
  }

  private isTrue(kept: Dated, now: Dated, filter: WorkFilter): boolean {
    const age = now.at - kept.at
    return (
      kept.change === now.change &&
      age >= 0 &&
      age < (moves(filter) || isPostgres(this.house.db) ? SHORT_AGE : MOST_AGE)
    )
  }

  private async fromCatalogue(asked: Understood, viewer: Viewer, place: Place, { change, at }: Dated): Promise<Listed> {
    const asking = { asked, viewer, place, since: change, now: new Date(at) }
    const found = await listCatalogued(this.house.db, this.desk, asking)
    // what has not come in yet must be asked for again
    return { asked, at, ...found, change: Math.min(change, found.change) }
  }

  private async fromDatabase(asked: Understood, viewer: Viewer, place: Place, dated: Dated): Promise<Listed> {
    const now = new Date(dated.at)
    const name = `${viewer.kind}?${printFilter({ ...asked.filter, sort: 'updated', descending: true })}`
    const kept = this.totals.get(name)
    const known = kept && this.isTrue(kept, dated, asked.filter) ? kept.total : undefined
    const total = known ?? (await countWorks(this.house.db, asked, viewer, now))
    this.totals.set(name, { ...dated, total })
    const listing = await listWorks(this.house.db, asked, viewer, place, total, now)
    return { ...dated, asked, listing, facets: undefined }
  }
}

/** Ratings, warnings and categories have numbers below those of all other tags. */
function isFixed(tagId: number): boolean {
  return tagId < 10_000
}

/** @returns whether the answer changes though no work does */
function moves(filter: WorkFilter): boolean {
  const { sort } = filter
  const byCounter =
    sort === 'match' || sort === 'hits' || sort === 'kudos' || sort === 'comments' || sort === 'bookmarks'
  return (
    byCounter ||
    [...termsOf(queryOf(filter))].some(
      (term) => term.kind === 'age' || (term.kind === 'range' && term.of !== 'words' && term.of !== 'chapters'),
    )
  )
}
