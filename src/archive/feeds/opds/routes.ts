import { type Context, Hono } from 'hono'
import { absolute } from '../../absolute.ts'
import type { Desk } from '../../catalogue/index.ts'
import { showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { Finder, type Place, parseFilter, parsePlace, printPlace } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import { bylineOf, findSeries, loadBlurbs, type Series } from '../../works/index.ts'
import { escaped } from '../feed.ts'
import { sendTold } from '../send.ts'
import { collectionWays } from '../store.ts'
import { type Catalogue, NOTHING, OPDS_PAGE, type WholeBook } from './catalogue.ts'
import { facetsOf } from './facets.ts'
import { askForPassword } from './login.ts'
import { newestOf, sendCatalogue } from './send.ts'
import { OPDS_1 } from './write-1.ts'
import { OPDS_2 } from './write-2.ts'

type C = Context<WebEnv>

/** The archive as a catalogue for e-readers, in both forms: who accepts `application/opds+json` gets OPDS 2.0. */
export function opdsRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const finder = new Finder(house, desk)
  return new Hono<WebEnv>()
    .get(urls.opds(), (c) => sendCatalogue(house, c, start(house, c)))
    .get(urls.opdsWorks(), (c) => showWorks(house, finder, c))
    .get(urls.opdsFandoms(), (c) => showFandoms(house, finder, c))
    .get(urls.opdsCollections(), (c) => showCollections(house, c))
    .get('/opds/series/:id{[0-9]+}', (c) => showSeries(house, c))
    .get(urls.opdsSearch(), (c) => describeSearch(house, c))
    .get(urls.opdsLogin(), (c) =>
      c.get('viewer').kind === 'member' ? c.redirect(urls.opds(), 302) : askForPassword(c),
    )
}

function start(house: House, c: C): Catalogue {
  const viewer = c.get('viewer')
  return {
    ...NOTHING,
    title: 'Catalogue',
    self: urls.opds(),
    kind: 'navigation',
    // the ways are always the same; what they lead to says when it changed
    updated: `${house.now().toISOString().slice(0, 10)}T00:00:00.000Z`,
    ways: [
      { title: 'Newest works', address: urls.opdsWorks(), about: 'All works, the newest first' },
      { title: 'Complete works', address: urls.opdsWorks('work_search[complete]=T'), about: 'Works that have an end' },
      {
        title: 'Most kudos',
        address: urls.opdsWorks('work_search[sort_column]=kudos_count'),
        about: 'What readers thanked for most',
      },
      { title: 'Fandoms', address: urls.opdsFandoms(), about: 'Works by what they are about' },
      { title: 'Collections', address: urls.opdsCollections(), about: 'Works gathered under a name' },
      ...(viewer.kind === 'member'
        ? [
            { title: 'Marked for later', address: urls.opdsOwn('later'), about: 'What you want to read' },
            { title: 'Your bookmarks', address: urls.opdsOwn('bookmarks'), about: 'What you have saved' },
            { title: 'Your reading lists', address: urls.opdsOwn('lists'), about: 'Bookmarks in an order' },
            { title: 'What you follow', address: urls.opdsOwn('following'), about: 'Works with something new' },
            { title: 'Your works', address: urls.opdsWorks(`user_id=${viewer.login}`), about: 'What you have posted' },
          ]
        : [{ title: 'Log in', address: urls.opdsLogin(), about: 'For works that only members may read' }]),
    ],
  }
}

async function showWorks(house: House, finder: Finder, c: C): Promise<Response> {
  const { searchParams, pathname, search } = new URL(c.req.url)
  const params = named(searchParams)
  const { filter } = parseFilter(params)
  const found = await finder.list(filter, c.get('viewer'), { ...parsePlace(params), size: OPDS_PAGE })
  if (!found) return showNotFound(house, c)
  const ids = found.listing.works.map(({ id }) => id)
  const blurbs = await loadBlurbs(house.db, ids)
  const works = ids.flatMap((id) => blurbs.get(id) ?? [])
  const { place, person, collection } = found.asked
  return sendCatalogue(house, c, {
    title: `Works${person ? ` by ${person.login}` : ''}${place ? ` in ${place.name}` : ''}${collection ? ` of ${collection.title}` : ''}`,
    self: pathname + search,
    kind: 'works',
    updated: newestOf(works),
    ways: [],
    works,
    whole:
      collection && [...params.keys()].every((name) => name === 'collection_id')
        ? wholeCollection(collection)
        : undefined,
    facets: facetsOf(found, params),
    next: found.listing.next && pageOf(params, found.listing.next),
    previous: found.listing.previous && pageOf(params, found.listing.previous),
    total: found.listing.total,
  })
}

function wholeCollection({ name, title }: { readonly name: string; readonly title: string }): WholeBook {
  return {
    title: `${title}, all works`,
    by: [],
    epub: `${urls.downloadCollection(name)}?part=1`,
    cover: urls.coverOfCollection(name),
  }
}

/** E-readers put what is searched for in `query`; the rest are the names of the listing. */
function named(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...params].map(([name, value]) => [name === 'query' ? 'work_search[query]' : name, value]),
  )
}

function pageOf(params: URLSearchParams, { size: _, ...place }: Place): string {
  const own = new URLSearchParams([...params].filter(([name]) => !['page', 'after', 'before'].includes(name)))
  const rest = own.toString()
  return urls.opdsWorks(printPlace(place) + (rest === '' ? '' : `&${rest}`))
}

async function showFandoms(house: House, finder: Finder, c: C): Promise<Response> {
  const after = c.req.query('after') ?? ''
  const directory = await finder.tags.directory({ letter: undefined, after }, c.get('viewer'))
  if (!directory) {
    c.header('Retry-After', '10')
    return c.text('The archive is counting its works. Come back in a moment.', 503)
  }
  const { pathname, search } = new URL(c.req.url)
  return sendCatalogue(house, c, {
    ...NOTHING,
    title: 'Fandoms',
    self: pathname + search,
    kind: 'navigation',
    updated: `${house.now().toISOString().slice(0, 10)}T00:00:00.000Z`,
    ways: directory.fandoms.map(({ tag, works }) => ({
      title: tag.name,
      works,
      address: urls.opdsWorks(new URLSearchParams({ tag_id: tag.pathName }).toString()),
    })),
    next: directory.next === undefined ? undefined : urls.opdsFandoms(directory.next),
  })
}

async function showCollections(house: House, c: C): Promise<Response> {
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const place = { offset: (page - 1) * OPDS_PAGE, most: OPDS_PAGE + 1 }
  const found = await collectionWays(house.db, c.get('viewer'), place)
  return sendCatalogue(house, c, {
    ...NOTHING,
    title: 'Collections',
    self: urls.opdsCollections(page),
    kind: 'navigation',
    updated: `${house.now().toISOString().slice(0, 10)}T00:00:00.000Z`,
    ways: found.slice(0, OPDS_PAGE).map(({ name, title, works }) => ({
      title,
      works,
      address: urls.opdsWorks(`collection_id=${name}`),
    })),
    next: found.length > OPDS_PAGE ? urls.opdsCollections(page + 1) : undefined,
    previous: page > 1 ? urls.opdsCollections(page - 1) : undefined,
  })
}

async function showSeries(house: House, c: C): Promise<Response> {
  const series = await findSeries(house.db, Number(c.req.param('id')), c.get('viewer'))
  if (!series) return showNotFound(house, c)
  const pages = Math.max(1, Math.ceil(series.workIds.length / OPDS_PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const ids = series.workIds.slice((page - 1) * OPDS_PAGE, page * OPDS_PAGE)
  const blurbs = await loadBlurbs(house.db, ids)
  const address = (to: number) => `${urls.opdsSeries(series.id)}?page=${to}`
  return sendCatalogue(house, c, {
    ...NOTHING,
    title: series.title,
    self: address(page),
    kind: 'works',
    updated: series.updatedAt,
    works: ids.flatMap((id) => blurbs.get(id) ?? []),
    whole: page === 1 ? wholeSeries(series) : undefined,
    next: page < pages ? address(page + 1) : undefined,
    previous: page > 1 ? address(page - 1) : undefined,
    total: series.workIds.length,
  })
}

function wholeSeries({ id, title, creators, updatedAt }: Series): WholeBook {
  const seconds = Math.floor(Date.parse(updatedAt) / 1000)
  return {
    title: `${title}, all works`,
    by: creators.map(bylineOf),
    epub: urls.downloadSeries(id, 'series', 'epub', seconds),
    cover: urls.coverOfSeries(id, seconds),
  }
}

/** @see https://github.com/dewitt/opensearch, description document */
function describeSearch(house: House, c: C): Response {
  const address = absolute(house.config, urls.opdsWorks())
  const text = `<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Works</ShortName>
<Description>Titles, names, tags and summaries; any query of the archive</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="${OPDS_1.works}" template="${escaped(address)}?query={searchTerms}"/>
<Url type="${OPDS_2}" template="${escaped(address)}?query={searchTerms}"/>
</OpenSearchDescription>
`
  return sendTold(c, text, 'application/opensearchdescription+xml; charset=utf-8')
}
