import type { Viewer } from '../../../platform/web/viewer.ts'
import type { House } from '../../house.ts'
import { urls } from '../../urls.ts'
import { parseFilter } from '../filter/parse.ts'
import type { Answered, Finder } from '../finder/finder.ts'
import { BlurbShelf } from '../finder/shelf.ts'
import type { Facets } from '../finder/uses.ts'
import { type Place, parsePlace, printPlace } from '../listing/place.ts'
import { tagJson, workJson } from './work-json.ts'

/** What a program asks for besides a filter. */
export interface Portion {
  /** works on one page; as many as a page of people has when absent */
  readonly size: number | undefined
  /** as it stood in the address; undefined where it did not */
  readonly facets: '0' | '1' | undefined
}

/** The listing for programs: what `/works` shows, as JSON.
 * @see docs/api.md */
export class WorksForPrograms {
  private readonly finder: Finder
  private readonly shelf: BlurbShelf<string>

  constructor(house: House, finder: Finder) {
    this.finder = finder
    // everything but the counters is written once, as the inside of an object that is still open
    this.shelf = new BlurbShelf(house, (blurb) => JSON.stringify(workJson(blurb)).slice(0, -1))
  }

  /** @param asked the parameters of a listing page
   * @returns finished JSON; undefined when there is no such listing */
  async list(asked: URLSearchParams, portion: Portion, viewer: Viewer): Promise<string | undefined> {
    const params = new URLSearchParams(asked)
    for (const own of ['size', 'facets']) params.delete(own)
    const { filter, problems } = parseFilter(params)
    const { size, facets } = portion
    const found = await this.finder.list(filter, viewer, { ...parsePlace(params), ...(size ? { size } : {}) })
    if (!found) return undefined
    const works = (await this.shelf.show(found.listing.works)).map(
      ({ written, counters }) => `${written},${JSON.stringify(counters).slice(1)}`,
    )
    const address = (to: Place | undefined) => to && addressOf(params, portion, to)
    return bodyOf(found, works, { problems, address, withFacets: facets !== '0' })
  }
}

function bodyOf(
  { asked, listing, facets }: Answered,
  works: readonly string[],
  {
    problems,
    address,
    withFacets,
  }: {
    readonly problems: readonly string[]
    readonly address: (to: Place | undefined) => string | undefined
    readonly withFacets: boolean
  },
): string {
  const head = JSON.stringify({ total: listing.total, page: listing.page, pages: listing.pages }).slice(0, -1)
  const tail = JSON.stringify({
    ...(withFacets ? { facets: facets ? facetsJson(facets) : null } : {}),
    problems: [...problems, ...asked.problems],
    next: address(listing.next) ?? null,
    previous: address(listing.previous) ?? null,
  }).slice(1)
  return `${head},"works":[${works.join()}],${tail}`
}

function facetsJson(facets: Facets) {
  return Object.fromEntries(
    Object.entries(facets).map(([type, uses]) => [
      type,
      uses.map(({ tag, works }) => ({ ...tagJson(tag), count: works })),
    ]),
  )
}

/** The address of another page of what was asked for, in its own words. */
function addressOf(params: URLSearchParams, { size, facets }: Portion, place: Place): string {
  const own = new URLSearchParams([...params].filter(([name]) => !['page', 'after', 'before'].includes(name)))
  if (facets !== undefined) own.set('facets', facets)
  const rest = own.toString()
  return `${urls.apiWorks()}?${printPlace(size === undefined ? place : { ...place, size })}${rest === '' ? '' : `&${rest}`}`
}
