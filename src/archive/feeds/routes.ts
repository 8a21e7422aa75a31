import { type Context, Hono } from 'hono'
import { absolute } from '../absolute.ts'
import type { Desk } from '../catalogue/index.ts'
import { showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { Finder, parseFilter, type WorkFilter } from '../search/index.ts'
import { tagsById } from '../tags/index.ts'
import { urls } from '../urls.ts'
import { chaptersOf, findSeries, findWork, loadBlurbs } from '../works/index.ts'
import { authorsOf, ENTRIES, type Entry, type Feed, workEntry } from './feed.ts'
import { sendTold } from './send.ts'
import { atom, jsonFeed } from './write.ts'

type C = Context<WebEnv>

/** Feeds: at the address of a page with `/feed.atom` or `/feed.json` behind its path, with the page's own query. */
export function feedRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const finder = new Finder(house, desk)
  const listing = (c: C, own: Partial<WorkFilter>) => showListing(house, finder, c, own)
  const kind = ':kind{feed\\.(?:atom|json)}'
  return new Hono<WebEnv>()
    .get(`/works/${kind}`, (c) => listing(c, {}))
    .get(`/works/search/${kind}`, (c) => listing(c, {}))
    .get(`/tags/:tag/${kind}`, (c) => showTag(house, finder, c))
    .get(`/tags/:tag/works/${kind}`, (c) => listing(c, { tag: c.req.param('tag') }))
    .get(`/users/:user/works/${kind}`, (c) => listing(c, { user: c.req.param('user') }))
    .get(`/users/:user/pseuds/:pseud/works/${kind}`, (c) =>
      listing(c, { user: c.req.param('user'), pseud: c.req.param('pseud') }),
    )
    .get(`/collections/:collection/works/${kind}`, (c) => listing(c, { collection: c.req.param('collection') }))
    .get(`/series/:id{[0-9]+}/${kind}`, (c) => showSeries(house, c))
    .get(`/works/:id{[0-9]+}/${kind}`, (c) => showChapters(house, c))
}

/** Readers' tools ask by the tag's number. */
async function showTag(house: House, finder: Finder, c: C): Promise<Response> {
  const name = c.req.param('tag') ?? ''
  const [tag] = /^\d{1,9}$/.test(name) ? await tagsById(house.db, [Number(name)]) : []
  return showListing(house, finder, c, { tag: tag?.pathName ?? name })
}

async function showListing(house: House, finder: Finder, c: C, own: Partial<WorkFilter>): Promise<Response> {
  const { filter } = parseFilter(
    new URL(c.req.url).searchParams,
    c.req.path.startsWith('/works/search') ? 'match' : undefined,
  )
  const whose = Object.fromEntries(
    Object.entries(own).map(([name, value]) => [name, String(value).toWellFormed().replaceAll('\0', '')]),
  )
  if (Object.values(whose).includes('')) return showNotFound(house, c)
  const found = await finder.list({ ...filter, ...whose }, c.get('viewer'), { page: 1, size: ENTRIES })
  if (!found) return showNotFound(house, c)
  const ids = found.listing.works.map(({ id }) => id)
  const blurbs = await loadBlurbs(house.db, ids)
  const { place, person, pseud, collection } = found.asked
  const title = `Works${person ? ` by ${pseud?.name ?? person.login}` : ''}${place ? ` in ${place.name}` : ''}${collection ? ` in ${collection.title}` : ''}`
  const base = absolute(house.config, '')
  return send(
    house,
    c,
    title,
    ids.flatMap((id) => blurbs.get(id) ?? []).map((blurb) => workEntry(blurb, base)),
  )
}

async function showSeries(house: House, c: C): Promise<Response> {
  const series = await findSeries(house.db, Number(c.req.param('id')), c.get('viewer'))
  if (!series) return showNotFound(house, c)
  const base = absolute(house.config, '')
  const blurbs = await loadBlurbs(house.db, series.workIds.slice(-ENTRIES).toReversed())
  const entries = series.workIds.toReversed().flatMap((id) => {
    const blurb = blurbs.get(id)
    return blurb ? [workEntry(blurb, base)] : []
  })
  return send(house, c, series.title, entries)
}

/** The chapters of a work, the newest first; their texts are read on the page. */
async function showChapters(house: House, c: C): Promise<Response> {
  const work = await findWork(house.db, Number(c.req.param('id')), c.get('viewer'))
  if (!work) return showNotFound(house, c)
  const base = absolute(house.config, '')
  const heads = await chaptersOf(house.db, work.id)
  const entries = heads.map((head, at): Entry => {
    const address = base + urls.chapter(work.id, head.id)
    const name = head.title === '' ? `Chapter ${at + 1}` : `Chapter ${at + 1}: ${head.title}`
    const posted = head.postedAt ?? work.updatedAt
    return {
      ...workEntry(work, base),
      id: address,
      address,
      title: name,
      authors: authorsOf(work.creators, base),
      posted,
      updated: posted,
      html: `<p>${head.wordCount} words</p>`,
    }
  })
  return send(house, c, work.title, entries.toReversed().slice(0, ENTRIES))
}

async function send(house: House, c: C, title: string, entries: readonly Entry[]): Promise<Response> {
  const base = absolute(house.config, '')
  const { pathname, search } = new URL(c.req.url)
  const archive = (await house.settings.read()).name || 'Fanlight'
  const feed: Feed = {
    title: `${title} · ${archive}`,
    page: base + pathname.replace(/\/feed\.\w+$/, '') + search,
    self: base + pathname + search,
    archive,
    updated:
      entries
        .map(({ updated }) => updated)
        .sort()
        .at(-1) ?? '1970-01-01T00:00:00.000Z',
    entries,
    ...(house.config.hub === '' ? {} : { hub: house.config.hub }),
  }
  // whoever subscribes looks here first
  if (feed.hub) c.header('Link', `<${feed.hub}>; rel="hub", <${feed.self}>; rel="self"`)
  return c.req.param('kind') === 'feed.json'
    ? sendTold(c, jsonFeed(feed), 'application/feed+json; charset=utf-8', feed.updated)
    : sendTold(c, atom(feed), 'application/atom+xml; charset=utf-8', feed.updated)
}
