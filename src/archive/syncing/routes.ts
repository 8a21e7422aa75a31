import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { networkOf, openLimit } from '../../platform/web/limits.ts'
import { clientAddress } from '../../platform/web/requests.ts'
import { digestOf, holderOfDigest, type KeyHolder, looksLikeKey } from '../accounts/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { placeFor, takeProgress } from './meeting.ts'
import { countReaderPlaces, readerPlace } from './store.ts'

type C = Context<WebEnv>

/** Documents of one member; whoever has read more begins to forget in the e-reader, not here. */
const MOST_DOCUMENTS = 20_000
const [TRIES, SECONDS] = [20, 300]

const sent = z.object({
  document: z.string().regex(/^[0-9a-z._-]{1,64}$/i),
  progress: z.string().max(2000),
  percentage: z.number().min(0).max(1),
  device: z.string().min(1).max(200),
  device_id: z.string().max(200).default(''),
})

/**
 * The protocol in which KOReader keeps its place on a server. Names and texts of answers are those that it knows.
 * @see https://github.com/koreader/koreader-sync-server
 */
export function koreaderRoutes(house: House): Hono<WebEnv> {
  const limit = openLimit(TRIES, SECONDS)
  const known = (act: (c: C, holder: KeyHolder) => Promise<Response>) => async (c: C) => {
    const key = `${networkOf(clientAddress(c, house.config.proxies))} ${c.req.header('x-auth-user')?.slice(0, 200)}`
    const holder = await holderIn(house, c)
    if (holder) return act(c, holder)
    const wait = await limit.take(key)
    if (wait !== undefined) c.header('Retry-After', String(wait))
    return wait === undefined ? say(c, 401, 2001, 'Unauthorized') : say(c, 429, 2000, 'Too many tries. Wait a little.')
  }
  return new Hono<WebEnv>()
    .basePath(urls.koreader())
    .get('/healthcheck', (c) => answer(c, { state: 'OK' }))
    .post('/users/create', (c) =>
      say(c, 402, 2005, 'Log in with your name here and a key as password: your preferences, “Keys for programs”.'),
    )
    .get(
      '/users/auth',
      known(async (c) => answer(c, { authorized: 'OK' })),
    )
    .put(
      '/syncs/progress',
      known((c, holder) => put(house, c, holder)),
    )
    .get(
      '/syncs/progress/:document',
      known((c, holder) => get(house, c, holder)),
    )
}

async function holderIn(house: House, c: C): Promise<KeyHolder | undefined> {
  const [login = '', digest = ''] = [c.req.header('x-auth-user'), c.req.header('x-auth-key')]
  // other programs that speak this protocol send the key as it is
  const key = looksLikeKey(digest) ? digestOf(digest) : digest.toLowerCase()
  if (login === '' || !/^[0-9a-f]{32}$/.test(key)) return undefined
  const holder = await holderOfDigest(house.db, key, house.now())
  const isTheirs = holder?.member.login.toLowerCase() === login.toLowerCase()
  return holder && isTheirs && holder.scopes.includes('place') ? holder : undefined
}

async function put(house: House, c: C, { member }: KeyHolder): Promise<Response> {
  const read = sent.safeParse(await c.req.json().catch(() => undefined))
  if (!read.success) return say(c, 403, 2003, 'Invalid request')
  const { document, progress, percentage, device, device_id } = read.data
  const isNew = !(await readerPlace(house.db, member.id, document))
  if (isNew && (await countReaderPlaces(house.db, member.id)) >= MOST_DOCUMENTS)
    return say(c, 403, 2003, 'There are places of too many documents already')
  const notedAt = house.now().toISOString()
  await takeProgress(house, member, { document, progress, percentage, device, deviceId: device_id, notedAt })
  return answer(c, { document, timestamp: seconds(notedAt) })
}

async function get(house: House, c: C, { member }: KeyHolder): Promise<Response> {
  const document = c.req.param('document') ?? ''
  const place = await placeFor(house, member, document)
  if (!place) return answer(c, {})
  const { progress, percentage, device, deviceId, notedAt } = place
  return answer(c, { document, progress, percentage, device, device_id: deviceId, timestamp: seconds(notedAt) })
}

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000)
}

function answer(c: C, told: object): Response {
  return c.body(JSON.stringify(told), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}

function say(c: C, status: 401 | 402 | 403 | 429, code: number, message: string): Response {
  return c.body(JSON.stringify({ code, message }), status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}
