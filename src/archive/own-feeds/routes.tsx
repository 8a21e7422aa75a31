import { type Context, Hono } from 'hono'
import { readForm } from '../../platform/web/form.ts'
import { absolute } from '../absolute.ts'
import {
  AccountFrame,
  type FeedOf,
  feedKeysOf,
  MOST_FEEDS,
  makeFeedKey,
  memberOf,
  requireOwner,
  withdrawFeed,
} from '../accounts/index.ts'
import type { Desk } from '../catalogue/index.ts'
import { atom, jsonFeed, sendTold } from '../feeds/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { Finder, searchesOf } from '../search/index.ts'
import { urls } from '../urls.ts'
import { FeedsPage } from './page.tsx'
import { type Asked, followingTold, inboxTold, laterTold, searchTold, type Told } from './told.ts'

type C = Context<WebEnv>

/** Feeds of a member's own, at addresses that only they know. */
export function ownFeedRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const finder = new Finder(house, desk)
  const owner = requireOwner(house)
  return new Hono<WebEnv>()
    .get('/feeds/private/:file', (c) => tell(house, finder, c))
    .get(urls.privateFeeds(':login'), owner, (c) => show(house, c, {}))
    .post(urls.privateFeeds(':login'), owner, (c) => take(house, c))
}

async function tell(house: House, finder: Finder, c: C): Promise<Response> {
  const [feed, member] = [c.get('feed'), c.get('viewer')]
  if (!feed || member.kind === 'guest') return showNotFound(house, c)
  const base = absolute(house.config, '')
  const told = await toldBy({ house, finder, member, base }, feed.of as FeedOf, feed.searchId)
  if (!told) return showNotFound(house, c)
  const archive = (await house.settings.read()).name || 'Fanlight'
  const whole = {
    title: `${told.title} · ${archive}`,
    page: base + told.page,
    self: base + c.req.path,
    archive,
    updated:
      told.entries
        .map(({ updated }) => updated)
        .toSorted()
        .at(-1) ?? '1970-01-01T00:00:00.000Z',
    entries: told.entries,
  }
  return c.req.path.endsWith('.json')
    ? sendTold(c, jsonFeed(whole), 'application/feed+json; charset=utf-8', whole.updated)
    : sendTold(c, atom(whole), 'application/atom+xml; charset=utf-8', whole.updated)
}

async function toldBy(asked: Asked, of: FeedOf, searchId: number | null): Promise<Told | undefined> {
  if (of === 'search') return searchTold(asked, searchId)
  if (of === 'following') return followingTold(asked)
  return of === 'later' ? laterTold(asked) : inboxTold(asked)
}

async function take(house: House, c: C): Promise<Response> {
  const member = memberOf(c)
  const form = await readForm(c)
  if (form.has('withdraw')) {
    const id = Number(form.text('withdraw'))
    await house.db.transaction().execute((trx) => withdrawFeed(trx, member.id, Number.isSafeInteger(id) ? id : 0))
    return goOn(c, urls.privateFeeds(member.login), 'The address is taken back. Whoever has it finds nothing there.')
  }
  const chosen = await chosenFrom(house, member.id, form.text('of'))
  if (!chosen) return show(house, c, { error: 'Choose what the feed tells of.' })
  if ((await feedKeysOf(house.db, member.id)).length >= MOST_FEEDS)
    return show(house, c, { error: `You have ${MOST_FEEDS} feeds: take another one back first.` })
  const feed = { userId: member.id, ...chosen, now: house.now() }
  return show(house, c, { made: await house.db.transaction().execute((trx) => makeFeedKey(trx, feed)) })
}

/** @param typed `following`, or `search 12` for a saved search of the member's */
async function chosenFrom(
  house: House,
  userId: number,
  typed: string,
): Promise<{ readonly of: FeedOf; readonly searchId: number | null } | undefined> {
  if (typed === 'following' || typed === 'later' || typed === 'inbox') return { of: typed, searchId: null }
  const search = (await searchesOf(house.db, userId)).find(({ id }) => typed === `search ${id}`)
  return search && { of: 'search', searchId: search.id }
}

async function show(
  house: House,
  c: C,
  { made, error }: { readonly made?: string; readonly error?: string },
): Promise<Response> {
  const { id, login } = memberOf(c)
  const body = (
    <AccountFrame login={login} at="feeds">
      <FeedsPage
        token={formToken(house, c)}
        login={login}
        archive={absolute(house.config, '')}
        feeds={await feedKeysOf(house.db, id)}
        searches={await searchesOf(house.db, id)}
        made={made}
        error={error}
      />
    </AccountFrame>
  )
  const page = { title: 'Private feeds', main: 'feeds-index dashboard region', unlisted: true, body }
  return showPage(house, c, page, error === undefined ? 200 : 422)
}
