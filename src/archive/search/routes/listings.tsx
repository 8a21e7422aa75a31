import { type Context, Hono } from 'hono'
import { FeedLinks, formToken, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { findTagInAddress, tagStanding } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { countFor, Dashboard } from '../../works/index.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { parseFilter } from '../filter/parse.ts'
import { printFilter } from '../filter/print.ts'
import type { Finder, Found } from '../finder/finder.ts'
import { parsePlace } from '../listing/place.ts'
import type { Base } from '../pages/address.ts'
import { SearchHelpPage } from '../pages/help.tsx'
import { ListingPage } from '../pages/listing.tsx'
import { ResultsPage, SearchPage } from '../pages/search.tsx'
import { passagesOf } from '../passages/index.tsx'
import { SaveForm, searchAddress } from '../saved/page.tsx'
import { usualSearch } from '../saved/store.ts'

type C = Context<WebEnv>

/** Listings of works: all, of a tag, of a person; and the search. */
export function listingRoutes(house: House, finder: Finder): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/works', (c) => showListing(house, finder, c, {}))
  routes.get('/tags/:tag/works', (c) => showListing(house, finder, c, { tag: c.req.param('tag') }))
  routes.get('/users/:user/works', (c) => showListing(house, finder, c, { user: c.req.param('user') }))
  routes.get('/users/:user/pseuds/:pseud/works', (c) =>
    showListing(house, finder, c, { user: c.req.param('user'), pseud: c.req.param('pseud') }),
  )
  routes.get('/collections/:collection/works', (c) =>
    showListing(house, finder, c, { collection: c.req.param('collection') }),
  )
  routes.get('/works/search', (c) => showSearch(house, finder, c))
  routes.get(urls.searchHelp(), (c) =>
    showPage(house, c, {
      title: 'How to search',
      main: 'search-help region',
      sameForGuests: true,
      body: <SearchHelpPage />,
    }),
  )
  return routes
}

async function showListing(house: House, finder: Finder, c: C, own: Partial<WorkFilter>): Promise<Response> {
  const params = paramsOf(c)
  const { filter, problems } = parseFilter(params)
  const whose = cleaned(own)
  const viewer = c.get('viewer')
  const nobody = Object.values(whose).includes('')
  const usual = params.size === 0 && whose.tag ? await usualAddress(house, c, whose.tag) : undefined
  if (usual) return c.redirect(usual, 302)
  const found = nobody ? undefined : await finder.find({ ...filter, ...whose }, viewer, parsePlace(params))
  if (!found) return showNotFound(house, c)
  const merger = found.asked.place && (await mergerOf(house, found.asked.place.id))
  if (merger !== undefined) return c.redirect(urls.tagWorks(merger) + new URL(c.req.url).search, 302)
  return showPage(house, c, {
    title: titleOf(found),
    main: found.asked.person ? 'works-index dashboard filtered region' : 'works-index filtered region',
    sameForGuests: true,
    // one page of a listing is worth finding; its thousand narrowed forms are not
    unlisted: found.listing.page > 1 || printFilter({ ...found.asked.filter, ...NO_PLACE }).size > 0,
    head: <FeedLinks page={here(c)} />,
    body: (
      <ListingPage
        viewer={viewer}
        found={found}
        problems={problems}
        passages={await passagesOf(house, c, found)}
        dashboard={await dashboardFor(house, c, found)}
        saving={savingOf(house, c, found, 'listing')}
      />
    ),
  })
}

/** Where the listing of this tag leads a member who has said what they usually want of it; `usual=no` in an address asks for
 * everything. */
async function usualAddress(house: House, c: C, name: string): Promise<string | undefined> {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return undefined
  const tag = await findTagInAddress(house.db, name)
  const search = tag && (await usualSearch(house.db, viewer.id, tag.id))
  const address = search && searchAddress(search)
  // one that asks for everything would lead here again
  return address?.includes('?') ? address : undefined
}

const NO_PLACE = { tag: '', user: '', pseud: '', collection: '' } as const

/** The works of a synonym are found under the canonical tag. */
async function mergerOf(house: House, tagId: number): Promise<string | undefined> {
  return (await tagStanding(house.db, tagId))?.merger?.pathName
}

async function dashboardFor(house: House, c: C, { asked: { person } }: Found) {
  if (!person) return null
  const viewer = c.get('viewer')
  const counts = await countFor(house.db, person, viewer)
  return (
    <Dashboard person={person} counts={counts} tab="works" own={viewer.kind === 'member' && viewer.id === person.id} />
  )
}

function titleOf({ asked: { place, person, pseud, collection } }: Found): string {
  const by = person ? ` by ${pseud?.name ?? person.login}` : ''
  return `Works${by}${place ? ` in ${place.name}` : ''}${collection ? ` in ${collection.title}` : ''}`
}

async function showSearch(house: House, finder: Finder, c: C): Promise<Response> {
  const params = paramsOf(c)
  const { filter, problems } = parseFilter(params, 'match')
  const main = 'works-search region'
  if (!asksForAnything(params, filter)) {
    return showPage(house, c, {
      title: 'Search works',
      main,
      sameForGuests: true,
      body: <SearchPage viewer={c.get('viewer')} filter={filter} problems={problems} />,
    })
  }
  const found = await finder.find(filter, c.get('viewer'), parsePlace(params))
  if (!found) return showNotFound(house, c)
  return showPage(house, c, {
    title: 'Search results',
    main,
    unlisted: true,
    sameForGuests: true,
    head: <FeedLinks page={here(c)} />,
    body: (
      <ResultsPage
        viewer={c.get('viewer')}
        found={found}
        problems={problems}
        passages={await passagesOf(house, c, found)}
        saving={savingOf(house, c, found, 'search')}
      />
    ),
  })
}

/** What only a member can do with a listing. */
function savingOf(house: House, c: C, { asked }: Found, base: Base) {
  if (c.get('viewer').kind === 'guest') return null
  return <SaveForm asked={asked} base={base} token={formToken(house, c)} />
}

/** An empty search that was sent asks for everything; one that was not has only been looked at. */
function asksForAnything(params: URLSearchParams, filter: WorkFilter): boolean {
  return (
    [...params.keys()].some((name) => name.startsWith('work_search') || name === 'page') ||
    printFilter(filter, 'match').size > 0
  )
}

/** This page as a feed tells of it: the page's number means nothing there. */
function here(c: C): string {
  const searchParams = paramsOf(c)
  for (const name of ['page', 'after', 'before']) searchParams.delete(name)
  return c.req.path + (searchParams.size > 0 ? `?${searchParams}` : '')
}

function paramsOf(c: C): URLSearchParams {
  return new URL(c.req.url).searchParams
}

function cleaned(own: Partial<WorkFilter>): Partial<WorkFilter> {
  return Object.fromEntries(
    Object.entries(own).map(([name, value]) => [name, String(value).toWellFormed().replaceAll('\0', '')]),
  )
}
