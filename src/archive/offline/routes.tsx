import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Context, Hono } from 'hono'
import { bookmarksOn, ownBookmarks, readingListsOf } from '../bookmarks/index.ts'
import { showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { findSeries, findWork } from '../works/index.ts'
import { OfflinePage } from './page.tsx'
import { keepable } from './store.ts'

type C = Context<WebEnv>

/** What one device asks about at once. */
const MOST_WORKS = 500

/** What a browser needs to keep works on purpose, and to know what it may go on keeping. */
export function offlineRoutes(house: House): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get(urls.manifest(), (c) => sendManifest(house, c))
    .get(urls.serviceWorker(), (c) => sendWorker(house, c))
    .get(urls.offline(), (c) =>
      showPage(house, c, {
        title: 'Kept on this device',
        main: 'offline-index region',
        sameForGuests: true,
        unlisted: true,
        body: <OfflinePage />,
      }),
    )
    .get('/offline/works', (c) => tellWorks(house, c))
    .get('/offline/still', (c) => tellStill(house, c))
}

/** The works of a work, a series or a reading list, to be kept. */
async function tellWorks(house: House, c: C): Promise<Response> {
  const ids = await idsAsked(house, c)
  const works = await keepable(house.db, c.get('viewer'), (ids ?? []).slice(0, MOST_WORKS))
  return works.length === 0 ? showNotFound(house, c) : send(c, works)
}

async function idsAsked({ db }: House, c: C): Promise<readonly number[] | undefined> {
  const viewer = c.get('viewer')
  const number = (name: string) => Number(c.req.query(name) ?? 0)
  const [work, series, list] = [number('work'), number('series'), number('list')]
  // one that is not revealed yet is its creators' to open, and nobody's to take along
  if (work > 0) return (await findWork(db, work, viewer)) ? [work] : undefined
  if (series > 0) return (await findSeries(db, series, viewer))?.workIds
  if (list === 0 || viewer.kind === 'guest') return undefined
  if (!(await readingListsOf(db, viewer.id)).some(({ id }) => id === list)) return undefined
  const bookmarks = await ownBookmarks(db, viewer, await bookmarksOn(db, list))
  return bookmarks.flatMap(({ item }) => (item.kind === 'work' ? [item.blurb.id] : []))
}

/** Which of these works may still be kept, and in which version they are. */
async function tellStill(house: House, c: C): Promise<Response> {
  const ids = (c.req.query('works') ?? '').split(',').map(Number).slice(0, MOST_WORKS)
  return send(c, await keepable(house.db, c.get('viewer'), ids))
}

function send(c: C, works: Awaited<ReturnType<typeof keepable>>): Response {
  const viewer = c.get('viewer')
  c.header('Cache-Control', 'private, no-store')
  return c.json({ account: viewer.kind === 'member' ? viewer.login : '', works })
}

/** @see https://www.w3.org/TR/appmanifest/ */
async function sendManifest(house: House, c: C): Promise<Response> {
  const name = (await house.settings.read()).name || 'Fanlight'
  const icon = (file: string, sizes: string, purpose: string) => ({
    src: `${urls.assets}/icons/${file}`,
    sizes,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  const told = {
    name,
    short_name: name.slice(0, 12),
    id: '/',
    start_url: urls.home(),
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fbf8f3',
    theme_color: '#17353d',
    icons: [
      icon('icon-192.png', '192x192', 'any'),
      icon('icon-512.png', '512x512', 'any'),
      icon('maskable.svg', 'any', 'maskable'),
    ],
    shortcuts: [{ name: 'Kept on this device', url: urls.offline() }],
  }
  return c.body(JSON.stringify(told), 200, {
    'Content-Type': 'application/manifest+json; charset=utf-8',
    'Cache-Control': 'public, max-age=3600',
  })
}

/** It stands at the root, since a worker looks after what is below its own address. */
async function sendWorker(house: House, c: C): Promise<Response> {
  const script = await readFile(path.join(house.assets.folder, 'service-worker.js'), 'utf8').catch(() => undefined)
  if (script === undefined) return showNotFound(house, c)
  return c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' })
}
