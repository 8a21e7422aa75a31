import type { Context, MiddlewareHandler } from 'hono'
import { networkOf } from '../../platform/web/limits.ts'
import { shapeRates } from '../../platform/web/rates.ts'
import { clientAddress } from '../../platform/web/requests.ts'
import type { House, WebEnv } from '../house.ts'
import { GivenBack, whatWasTyped } from './given-back.tsx'
import { isForPrograms } from './programs.ts'
import { showProblem } from './respond.tsx'

/** Members turn pages faster than a network of strangers may. */
const TIMES_FOR_MEMBERS = 4

/** Answers whoever asks too often with how long to wait, whatever program it is: nobody is asked to prove by a script that they are
 * a person, so feeds and e-readers are never shut out. */
export function shapeRequests(house: House): MiddlewareHandler<WebEnv> {
  const perMinute = house.config.requestsAMinute
  const shared = { now: () => performance.now(), refuse: (c: Context, seconds: number) => refuse(house, c, seconds) }
  const ofMember = perMinute * TIMES_FOR_MEMBERS
  const guests = shapeRates({ ...shared, perMinute, tell: tellOf(perMinute), keyOf: (c) => networkBehind(house, c) })
  const members = shapeRates({ ...shared, perMinute: ofMember, tell: tellOf(ofMember), keyOf: memberBehind })
  return (c, next) => (c.get('viewer').kind === 'member' ? members(c, next) : guests(c, next))
}

/** Tells programs how many requests are left to them at once, so that they need not run into the wall.
 * @see draft-ietf-httpapi-ratelimit-headers */
function tellOf(perMinute: number) {
  return (c: Context, left: number) => {
    if (!isForPrograms(c)) return
    c.header('RateLimit-Policy', `"minute";q=${perMinute};w=60`)
    c.header('RateLimit', `"minute";r=${left};t=${Math.ceil(((perMinute - left) / perMinute) * 60)}`)
  }
}

function memberBehind(c: Context<WebEnv>): string | undefined {
  const viewer = c.get('viewer')
  return viewer.kind === 'member' ? String(viewer.id) : undefined
}

/** What comes from this machine itself is its owner's, or everybody's behind a proxy that nobody has told us of: it is not counted. */
function networkBehind({ config }: House, c: Context): string | undefined {
  const address = clientAddress(c, config.proxies)
  return /^(?:127\.|::1$|::ffff:127\.|unknown$)/.test(address) ? undefined : networkOf(address)
}

async function refuse(house: House, c: Context<WebEnv>, seconds: number): Promise<Response> {
  const typed = await whatWasTyped(house, c)
  return showProblem(house, c, 429, 'That was very fast', [
    <p>
      The archive takes only so many requests in a minute from one place. Wait{' '}
      {seconds === 1 ? 'a second' : `${seconds} seconds`}, then go on; nothing you wrote is lost.
    </p>,
    typed ? <GivenBack typed={typed} /> : null,
  ])
}
