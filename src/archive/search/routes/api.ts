import { type Context, Hono } from 'hono'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { sendJson, sendProblem } from '../api/answer.ts'
import { tagJson, workJson } from '../api/work-json.ts'
import { parseFilter } from '../filter/parse.ts'
import type { Answered, Finder } from '../finder/finder.ts'
import { BlurbShelf } from '../finder/shelf.ts'
import type { Facets } from '../finder/uses.ts'
import { type Place, parsePlace, printPlace } from '../listing/place.ts'

/** Works on one page at most. */
const LARGEST_PAGE = 100

/** The listing for programs: what `/works` shows, as JSON.
 * @see docs/api.md */
export function apiRoutes(house: House, finder: Finder): Hono<WebEnv> {
  // everything but the counters is written once, as the inside of an object that is still open
  const shelf = new BlurbShelf(house, (blurb) => JSON.stringify(workJson(blurb)).slice(0, -1))
  return new Hono<WebEnv>().get(urls.apiWorks(), (c) => listWorks(c, finder, shelf))
}

async function listWorks(c: Context<WebEnv>, finder: Finder, shelf: BlurbShelf<string>): Promise<Response> {
  const params = new URL(c.req.url).searchParams
  const [size, facets] = [params.get('size'), params.get('facets')]
  if (size !== null && !isSize(size))
    return sendProblem(c, 400, 'This size cannot be', `“size” is a whole number from 1 to ${LARGEST_PAGE}.`)
  if (facets !== null && facets !== '0' && facets !== '1')
    return sendProblem(c, 400, 'Facets are there or not', '“facets” is 0 to leave them out, or 1.')
  for (const own of ['size', 'facets']) params.delete(own)
  const { filter, problems } = parseFilter(params)
  const place = { ...parsePlace(params), ...(size === null ? {} : { size: Number(size) }) }
  const found = await finder.list(filter, c.get('viewer'), place)
  if (!found) return sendProblem(c, 404, 'There is no such listing', 'No tag or person of this name is here.')
  const works = (await shelf.show(found.listing.works)).map(
    ({ written, counters }) => `${written},${JSON.stringify(counters).slice(1)}`,
  )
  const address = (to: Place | undefined) => to && addressOf(params, size, facets, to)
  return sendJson(c, bodyOf(found, works, { problems, address, withFacets: facets !== '0' }))
}

function isSize(typed: string): boolean {
  return /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= LARGEST_PAGE
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

/** The address of another page of what this request asked for, in its own words. */
function addressOf(params: URLSearchParams, size: string | null, facets: string | null, place: Place): string {
  const own = new URLSearchParams([...params].filter(([name]) => !['page', 'after', 'before'].includes(name)))
  if (facets !== null) own.set('facets', facets)
  const rest = own.toString()
  return `${urls.apiWorks()}?${printPlace(size === null ? place : { ...place, size: Number(size) })}${rest === '' ? '' : `&${rest}`}`
}
