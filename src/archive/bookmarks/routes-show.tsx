import type { Context } from 'hono'
import { showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import {
  type AskedLine,
  type Asker,
  type LineReader,
  type ListFilters,
  listFilters,
  NOTHING_HIDDEN,
} from '../search/index.ts'
import { urls } from '../urls.ts'
import { countFor, Dashboard, findPerson } from '../works/index.ts'
import { BookmarkBlurb } from './pages/blurb.tsx'
import { A_PAGE, BookmarksOfPage, type Listed, UserBookmarksPage } from './pages/list.tsx'
import { STATUSES } from './rules.ts'
import { bookmarksOf, countBookmarks, EVERYTHING, findBookmark, type Of, ownTags, type Wanted } from './store/read.ts'
import { findTarget } from './targets.ts'

type C = Context<WebEnv>

/** What somebody has saved. One's own bookmarks were chosen by oneself, and no filter hides any. */
export async function showUserBookmarks(
  { house, desk }: Asker & { readonly house: House },
  reader: LineReader,
  c: C,
): Promise<Response> {
  const person = await findPerson(house.db, c.req.param('login') ?? '')
  if (!person) return showNotFound(house, c)
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && viewer.id === person.id
  const asked = await reader.read(c.req.query('query') ?? '', viewer)
  const filters = own ? NOTHING_HIDDEN : await listFilters({ house, desk }, viewer, c.req.query('my_filters'))
  const listed = await listOf(house, c, { userId: person.id }, wantedIn(c, own, asked, filters))
  return showPage(house, c, {
    title: `Bookmarks by ${person.login}`,
    main: 'bookmarks-index dashboard filtered region',
    sameForGuests: true,
    body: (
      <>
        <Dashboard person={person} counts={await countFor(house.db, person, viewer)} tab="bookmarks" own={own} />
        <UserBookmarksPage
          {...listed}
          asked={asked}
          login={person.login}
          own={own}
          tags={own ? await ownTags(house.db, person.id) : []}
        />
      </>
    ),
  })
}

/** Who has saved a work or a series: the one that the viewer has come from, so that nothing of it is hidden. */
export async function showBookmarksOf(house: House, c: C, kind: 'work' | 'series'): Promise<Response> {
  const found = await findTarget(house.db, kind, Number(c.req.param('id')), c.get('viewer'))
  if (!found) return showNotFound(house, c)
  const { id } = found.target
  const listed = await listOf(house, c, { kind, id }, EVERYTHING)
  const address = kind === 'work' ? urls.bookmarksOf(id) : urls.bookmarksOfSeries(id)
  return showPage(house, c, {
    title: `Bookmarks of ${found.title}`,
    main: 'bookmarks-index region',
    sameForGuests: true,
    body: <BookmarksOfPage {...listed} {...found} href={(page) => `${address}?page=${page}`} />,
  })
}

async function listOf(house: House, c: C, of: Of, wanted: Wanted): Promise<Listed> {
  const viewer = c.get('viewer')
  const { listed: count, hidden } = await countBookmarks(house.db, of, viewer, wanted)
  const pages = Math.max(1, Math.ceil(count / A_PAGE))
  const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), pages)
  const bookmarks = await bookmarksOf(house.db, of, viewer, wanted, { offset: (page - 1) * A_PAGE, most: A_PAGE })
  return { bookmarks, count, hidden, page, pages, wanted, viewer }
}

/** How far somebody is, and what they keep to themselves, is not for others to ask for. */
function wantedIn(c: C, own: boolean, asked: AskedLine, filters: ListFilters): Wanted {
  const text = (name: string) => (c.req.query(name) ?? '').replaceAll('\0', '').trim().slice(0, 200)
  const sort = text('sort')
  const status = text('status')
  return {
    asked: asked.line === '' ? undefined : asked,
    tag: text('tag'),
    rec: text('rec') === '1',
    private: own && text('private') === '1',
    status: own && status in STATUSES ? status : '',
    sort: sort === 'title' || sort === 'updated' ? sort : 'saved',
    filters,
  }
}

/** One bookmark. */
export async function showOne(house: House, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const bookmark = await findBookmark(house.db, Number(c.req.param('id')), viewer)
  if (!bookmark) return showNotFound(house, c)
  return showPage(house, c, {
    title: `A bookmark by ${bookmark.login}`,
    main: 'bookmarks-show region',
    sameForGuests: true,
    unlisted: true,
    body: (
      <>
        <h2 class="heading">
          A bookmark by <a href={urls.userBookmarks(bookmark.login)}>{bookmark.login}</a>
        </h2>
        <h3 class="landmark heading">Bookmark</h3>
        <ol class="bookmark index group" role="group">
          <BookmarkBlurb bookmark={bookmark} viewer={viewer} />
        </ol>
      </>
    ),
  })
}
