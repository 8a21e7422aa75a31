import { type Context, Hono } from 'hono'
import { isId } from '../../platform/db/ids.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { type Bookmark, bookmarksBehind, bookmarksOn, ownBookmarks, readingListsOf } from '../bookmarks/index.ts'
import type { Desk } from '../catalogue/index.ts'
import { askForPassword, type Catalogue, NOTHING, newestOf, OPDS_PAGE, sendCatalogue } from '../feeds/index.ts'
import { postedFor } from '../following/index.ts'
import { showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { parseBeyond, printBeyond, readingsBehind } from '../place/index.ts'
import { Finder } from '../search/index.ts'
import { urls } from '../urls.ts'
import { type Blurb, loadBlurbs } from '../works/index.ts'
import { notHidden } from './told.ts'

type C = Context<WebEnv>
type Part = Pick<Catalogue, 'title' | 'works' | 'next'> & Partial<Pick<Catalogue, 'ways' | 'whole'>>

/** Who asks, and behind what the page begins. */
interface Asked {
  readonly house: House
  readonly finder: Finder
  readonly member: Member
  readonly after: string
}

/** Postings that are looked through for works with something new: a long work is posted to often. */
const POSTINGS = 150

/** What members have put aside here, as a part of the catalogue for their e-readers. */
export function ownCatalogueRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const finder = new Finder(house, desk)
  const told = (part: (asked: Asked) => Promise<Part>) => (c: C) => show(house, finder, c, part)
  return new Hono<WebEnv>()
    .get(urls.opdsOwn('later'), told(later))
    .get(urls.opdsOwn('bookmarks'), told(bookmarks))
    .get(urls.opdsOwn('following'), told(following))
    .get(urls.opdsOwn('lists'), (c) => showLists(house, c))
    .get(urls.opdsReadingList(':id{[0-9]+}'), (c) => showList(house, c))
}

async function show(house: House, finder: Finder, c: C, part: (asked: Asked) => Promise<Part>): Promise<Response> {
  const member = c.get('viewer')
  if (member.kind === 'guest') return askForPassword(c)
  const told = await part({ house, finder, member, after: c.req.query('after') ?? '' })
  const { pathname, search } = new URL(c.req.url)
  const updated = newestOf(told.works)
  return sendCatalogue(house, c, { ...NOTHING, ...told, self: pathname + search, kind: 'works', updated })
}

async function later({ house, member, after }: Asked): Promise<Part> {
  const marked = await readingsBehind(house.db, member, true, parseBeyond(after), OPDS_PAGE + 1)
  const shown = marked.slice(0, OPDS_PAGE)
  const last = shown.at(-1)
  const works = await blurbsOf(
    house,
    shown.map(({ workId }) => workId),
  )
  const goesOn = marked.length > OPDS_PAGE && last
  return {
    title: 'Marked for later',
    works,
    next: goesOn ? urls.opdsOwn('later', printBeyond({ at: last.markedAt ?? '', id: last.workId })) : undefined,
  }
}

/** Works with their files, series as ways to them. What lies elsewhere or is gone has neither, and is on the page. */
async function bookmarks({ house, member, after }: Asked): Promise<Part> {
  const before = isId(Number(after)) ? Number(after) : undefined
  const found = await bookmarksBehind(house.db, member, before, OPDS_PAGE + 1)
  const shown = found.slice(0, OPDS_PAGE)
  const last = shown.at(-1)
  const parts = partsOf(shown)
  return {
    title: 'Your bookmarks',
    ...parts,
    whole:
      before === undefined && parts.works.length > 0
        ? wholeOf('All bookmarks', member, urls.downloadBookmarks(), urls.coverOfBookmarks())
        : undefined,
    next: found.length > OPDS_PAGE && last ? urls.opdsOwn('bookmarks', String(last.id)) : undefined,
  }
}

function partsOf(bookmarks: readonly Bookmark[]): Pick<Catalogue, 'works' | 'ways'> {
  return {
    works: bookmarks.flatMap(({ item }) => (item.kind === 'work' ? [item.blurb] : [])),
    ways: bookmarks.flatMap(({ item }) =>
      item.kind === 'series' ? [{ title: item.title, address: urls.opdsSeries(item.id), works: item.works }] : [],
    ),
  }
}

function wholeOf(title: string, { login }: Member, address: string, cover: string): Catalogue['whole'] {
  return { title, by: [login], epub: `${address}?part=1`, cover }
}

async function showLists(house: House, c: C): Promise<Response> {
  const member = c.get('viewer')
  if (member.kind === 'guest') return askForPassword(c)
  const lists = await readingListsOf(house.db, member.id)
  return sendCatalogue(house, c, {
    ...NOTHING,
    title: 'Your reading lists',
    self: urls.opdsOwn('lists'),
    kind: 'navigation',
    updated: `${house.now().toISOString().slice(0, 10)}T00:00:00.000Z`,
    ways: lists.map(({ id, name, count }) => ({ title: name, address: urls.opdsReadingList(id), works: count })),
  })
}

async function showList(house: House, c: C): Promise<Response> {
  const member = c.get('viewer')
  if (member.kind === 'guest') return askForPassword(c)
  const list = (await readingListsOf(house.db, member.id)).find(({ id }) => id === Number(c.req.param('id')))
  if (!list) return showNotFound(house, c)
  const order = await bookmarksOn(house.db, list.id)
  const pages = Math.max(1, Math.ceil(order.length / OPDS_PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const shown = await ownBookmarks(house.db, member, order.slice((page - 1) * OPDS_PAGE, page * OPDS_PAGE))
  const parts = partsOf(shown)
  const address = (to: number) => `${urls.opdsReadingList(list.id)}?page=${to}`
  const { downloadReadingList, coverOfReadingList } = urls
  return sendCatalogue(house, c, {
    ...NOTHING,
    ...parts,
    title: list.name,
    self: address(page),
    kind: 'works',
    updated: newestOf(parts.works),
    whole:
      page === 1 && parts.works.length > 0
        ? wholeOf(list.name, member, downloadReadingList(list.id), coverOfReadingList(list.id))
        : undefined,
    next: page < pages ? address(page + 1) : undefined,
    previous: page > 1 ? address(page - 1) : undefined,
  })
}

/** The works of which something was posted last, without what the member's filters hide. */
async function following({ house, finder, member }: Asked): Promise<Part> {
  const posted = await postedFor(house.db, member, POSTINGS)
  const ids = [...new Set(posted.map(({ workId }) => workId))]
  const shown = await notHidden({ finder, member }, ids)
  const works = await blurbsOf(house, ids.filter((id) => shown.has(id)).slice(0, OPDS_PAGE))
  return { title: 'What you follow', works, next: undefined }
}

async function blurbsOf({ db }: House, ids: readonly number[]): Promise<readonly Blurb[]> {
  const blurbs = await loadBlurbs(db, ids)
  return ids.flatMap((id) => blurbs.get(id) ?? [])
}
