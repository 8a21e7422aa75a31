import { Hono } from 'hono'
import { requireOwner } from '../accounts/index.ts'
import type { Desk } from '../catalogue/index.ts'
import { requireMember } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { LineReader } from '../search/index.ts'
import { urls } from '../urls.ts'
import { changeList, makeList, showList, showLists } from './routes-lists.tsx'
import { showBookmarksOf, showOne, showUserBookmarks } from './routes-show.tsx'
import { changeBookmark, makeExternal, saveOf, showEdit, showNew } from './routes-write.tsx'

/** Bookmarks and reading lists. */
export function bookmarkRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const reader = new LineReader(house, desk)
  const routes = new Hono<WebEnv>()
  const [member, owner] = [requireMember(), requireOwner(house)]
  routes.get(urls.userBookmarks(':login'), (c) => showUserBookmarks({ house, desk }, reader, c))
  for (const [kind, path] of [
    ['work', '/works/:id{[0-9]+}/bookmarks'],
    ['series', '/series/:id{[0-9]+}/bookmarks'],
  ] as const) {
    routes.get(path, (c) => showBookmarksOf(house, c, kind))
    routes.post(path, member, (c) => saveOf(house, c, kind))
  }
  routes.get(urls.newBookmark(), member, (c) => showNew(house, c))
  routes.post(urls.bookmarks(), member, (c) => makeExternal(house, c))
  routes.get('/bookmarks/:id{[0-9]+}', (c) => showOne(house, c))
  routes.get('/bookmarks/:id{[0-9]+}/edit', member, (c) => showEdit(house, c))
  routes.on(['POST', 'PUT', 'DELETE'], '/bookmarks/:id{[0-9]+}', member, (c) => changeBookmark(house, c))
  routes.get(urls.readingLists(':login'), owner, (c) => showLists(house, c))
  routes.post(urls.readingLists(':login'), owner, (c) => makeList(house, c))
  routes.get(urls.readingList(':login', ':id{[0-9]+}'), owner, (c) => showList(house, c))
  routes.post(urls.readingList(':login', ':id{[0-9]+}'), owner, (c) => changeList(house, c))
  return routes
}
