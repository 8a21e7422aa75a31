import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { replicaOf } from '../../platform/db/beside.ts'
import { type Position, type Replica, readingFrom } from '../../platform/db/replica.ts'
import type { House, WebEnv } from '../house.ts'

/** Where the database was when this browser had last changed something. */
const POSITION_COOKIE = 'fanlight_position'
/** Seconds: a replica that is not there by then is not read from at all. */
const REMEMBERED = 60

/** Reads pages from the replica, if there is one and it holds what this browser has written; a browser that writes is told how far the
 * database was then. Programs, which bring no cookies, are answered by the primary. */
export function readFromReplica(house: House): MiddlewareHandler<WebEnv> {
  const replica = replicaOf(house.db)
  if (!replica) return (_, next) => next()
  return async (c, next) => {
    const needed = positionIn(house, c)
    const holds = replica.holds(needed)
    // others' pages are of a moment in which this one's writing may be missing
    if (needed !== undefined && !holds) c.set('apart', true)
    const { wrote } = await readingFrom(holds && isReading(c), next)
    if (wrote) await tellPosition(house, c, replica)
  }
}

/** A program with a key may have written with another connection, and brings no cookie that says so. */
function isReading(c: Context<WebEnv>): boolean {
  const { method } = c.req
  return (method === 'GET' || method === 'HEAD') && c.req.header('authorization') === undefined
}

function positionIn({ tokens, now }: House, c: Context<WebEnv>): Position | undefined {
  const [position = '', until = '', proof = ''] = (getCookie(c, POSITION_COOKIE) ?? '').split('.')
  if (!tokens.signed('position', `${position}.${until}`, proof)) return undefined
  return Number(until) > now().getTime() ? Number(position) : undefined
}

/** When it cannot be had the primary is away, and what was written with it. */
async function tellPosition({ tokens, now, config }: House, c: Context<WebEnv>, replica: Replica): Promise<void> {
  const position = await replica.position().catch(() => undefined)
  if (position === undefined) return
  const words = `${position}.${now().getTime() + REMEMBERED * 1000}`
  setCookie(c, POSITION_COOKIE, `${words}.${tokens.sign('position', words)}`, {
    path: '/',
    secure: config.url.startsWith('https:'),
    sameSite: 'Lax',
    httpOnly: true,
    maxAge: REMEMBERED,
  })
}
