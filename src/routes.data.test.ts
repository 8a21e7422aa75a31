import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../test/house.ts'
import { urls } from './archive/urls.ts'

const FEED = ':kind{feed\\.(?:atom|json)}'

/** What a guest may open; every other page asks them to log in, or is not there for them. A new page that is for
 * everybody is one line here. */
const PUBLIC: ReadonlySet<string> = new Set([
  `${urls.assets}/*`,
  '/',
  '/healthz',
  '/koreader/healthcheck',
  '/koreader/users/auth', // asks for a key
  '/koreader/syncs/progress/:document', // asks for a key
  '/readyz',
  urls.about(),
  urls.news(),
  urls.newsFeed(),
  urls.faq(),
  urls.look(),

  // coming and going
  urls.login(),
  urls.logout(), // sends a guest to the front page
  urls.register(),
  urls.tokenDispenser(),
  urls.forgottenPassword(),
  urls.resetPassword(':token'),
  urls.confirmEmail(':token'),
  urls.setUp(':token'),
  urls.report(),
  '/schemas/account/:kind',

  // works, tags, people: what a guest may not see of them is not there for a guest
  urls.works(),
  urls.searchWorks(),
  urls.searchHelp(),
  urls.searchPeople(),
  urls.listingTags(':type'),
  urls.searchTags(),
  urls.media(),
  urls.collections(),
  urls.squares(),
  '/works/:id{[0-9]+}/similar',
  urls.searchHelp(),
  urls.robots(),
  urls.skin(':file{[0-9a-f-]+\\.css}'),
  urls.miningReservation(),
  urls.sitemap(),
  '/sitemap/:number{[0-9]+}',
  urls.device(), // asks for a code
  urls.opds(),
  urls.opdsWorks(),
  urls.opdsFandoms(),
  urls.opdsCollections(),
  urls.opdsSearch(),
  urls.opdsLogin(), // asks for a password
  `/works/${FEED}`,
  `/works/search/${FEED}`,
  urls.autocomplete('pseud'),
  urls.api(),
  urls.manifest(),
  urls.offline(),
  '/offline/still', // tells of nothing that was not asked for by number
  urls.serviceWorker(),
  urls.apiDocument(),
  urls.apiWorks(),
  `${urls.api()}/collections`,
  `${urls.api()}/users/:name`,
  urls.user(':login'),
  urls.profile(':login'),
  urls.userWorks(':login'),
  urls.userSeries(':login'),
  urls.userBookmarks(':login'),
  urls.userCollections(':login'),
  urls.giftsTo(':login'),
])

/** A program that has no key is asked for one; a page's form is refused. */
function refusalOf({ path }: Route, guest: boolean): number {
  return guest && path.startsWith(`${urls.api()}/`) ? 401 : 403
}

/** Whom an e-reader speaks for is said by a key in each request, and by no cookie: nobody can be made to send it. */
const BY_KEY = /^\/koreader\/|\/progression$/
const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

interface Route {
  readonly method: string
  readonly path: string
}

/** @returns the routes without the middleware; those that answer to every method count as changing ones */
function routesOf(house: TestHouse): readonly Route[] {
  const all = house.app.routes.filter(({ method, path }) => method !== 'ALL' || !path.endsWith('*'))
  return [...new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()]
}

/** @returns an address that the route answers */
function addressOf({ path }: Route): string {
  return path
    .replace(/:(\w+)(\{[^}]*\})?\??/g, (_, name: string) => (name === 'login' ? 'maren' : '1'))
    .replace('*', '1')
}

test('whatever changes something refuses a form without its proof, from guests and members alike', async () => {
  await using house = await openTestHouse()
  const [guest, member] = [house.guest(), await house.as('maren', ['admin'])]
  const changing = routesOf(house).filter(({ method, path }) => !READS.has(method) && !BY_KEY.test(path))
  expect(changing.length).toBeGreaterThan(10)
  const passed: string[] = []
  for (const route of changing) {
    for (const visitor of [guest, member]) {
      const { status } = await visitor.send(addressOf(route), {
        method: route.method === 'ALL' ? 'POST' : route.method,
      })
      if (status !== refusalOf(route, visitor === guest)) passed.push(`${route.method} ${route.path}: ${status}`)
    }
  }
  expect(passed).toEqual([])
})

test('every page is open to everybody by name, or asks a guest to log in', async () => {
  await using house = await openTestHouse()
  await house.as('maren')
  const open: string[] = []
  for (const route of routesOf(house).filter(({ method, path }) => method === 'GET' && !PUBLIC.has(path))) {
    const { status, location } = await house.guest().get(addressOf(route))
    const asked = [302, 303].includes(status) && location?.startsWith(urls.login())
    if (!asked && ![401, 403, 404].includes(status)) open.push(`${route.path}: ${status}`)
  }
  expect(open).toEqual([])
})

/** Pages for members that a browser may keep for going back: forms of what others are to see. */
const KEPT: ReadonlySet<string> = new Set([
  urls.newWork(),
  urls.newBookmark(),
  urls.newCollection(),
  urls.bulk(':login'),
  urls.pseuds(':login'),
  urls.editProfile(':login'),
])

test('what only those who are logged in may open is not kept by their browsers, but for forms of what others are to see', async () => {
  await using house = await openTestHouse()
  const admin = await house.as('maren', ['admin'])
  const kept: string[] = []
  for (const route of routesOf(house).filter(({ method, path }) => method === 'GET' && !PUBLIC.has(path))) {
    const { status, headers, body } = await admin.open(addressOf(route))
    await body?.cancel()
    if (status !== 200 || KEPT.has(route.path) || !headers.get('content-type')?.includes('text/html')) continue
    if (headers.get('cache-control') !== 'no-store') kept.push(route.path)
  }
  expect(kept).toEqual([])
})

test('a form of another session, of another site, or too old is refused', async () => {
  await using house = await openTestHouse()
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const change = { show_adult: '1' }
  const own = await maren.token()
  expect((await maren.post(urls.preferences('maren'), change, await tobias.token())).status).toBe(403)
  expect((await maren.post(urls.preferences('maren'), change, await house.guest().token())).status).toBe(403)
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])
    expect((await maren.post(urls.preferences('maren'), change, own, headers)).status).toBe(403)
  const proper = { origin: 'http://archive.test', host: 'archive.test', 'sec-fetch-site': 'same-origin' }
  expect((await maren.post(urls.preferences('maren'), change, own, proper)).status).toBe(303)

  const guest = house.guest()
  const morning = await guest.token()
  house.clock.now = new Date('2026-03-10T23:59:00.000Z')
  expect((await guest.post(urls.login(), {}, morning)).status).toBe(200)
  house.clock.now = new Date('2026-03-11T00:01:00.000Z')
  const stale = await guest.post(urls.login(), {}, morning)
  expect(stale.status).toBe(403)
  expect(stale.text).toContain('This form has gone stale')
})
