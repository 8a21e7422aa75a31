import type { Context, MiddlewareHandler } from 'hono'
import { blurbDay } from '../../platform/text/dates.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { requireMember, showForbidden, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'

/** For addresses below /users/:login that are the owner's alone: others hear that it is not theirs, guests log in first. */
export function requireOwner(house: House): MiddlewareHandler<WebEnv> {
  const askToLogIn = requireMember()
  return async (c, next) => {
    const viewer = c.get('viewer')
    if (viewer.kind === 'guest') return askToLogIn(c, next)
    return viewer.login.toLowerCase() === c.req.param('login')?.toLowerCase() ? next() : showForbidden(house, c)
  }
}

/** Where somebody who is suspended may still change something: their own account, what they read, taking their works away. */
const STILL_THEIRS: readonly RegExp[] = [
  /^\/users\/(?:logout|password)/,
  /^\/users\/\w+\/(?:preferences|sessions|second-step|password|email|delete|readings|blocked|inbox|subscriptions|export)/,
  /^\/(?:look|unsubscribe|unfollow|appeal|report|my)(?:\/|$)/,
  /^\/works\/\d+\/(?:place|mark_for_later|mark_as_read|delete|withdraw)$/,
  /^\/api\/v1\/me\/(?:later|places|following|filters|searches|inbox)(?:\/|$)/,
]

/** Lets a suspended member read and look after their account, and nothing more. What may be changed is listed, so that a new room
 * is closed to them until somebody says otherwise. */
export function refuseSuspended(house: House): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const viewer = c.get('viewer')
    if (viewer.kind === 'guest' || !viewer.suspended) return next()
    if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next()
    if (STILL_THEIRS.some((pattern) => pattern.test(c.req.path))) return next()
    const { until } = viewer.suspended
    return showProblem(house, c, 403, 'Your account is suspended', [
      <p>
        Until {blurbDay(until)} you can read, and take your works with you, but not post or say anything. Nothing was
        changed; go back to find what you wrote. <a href={urls.standing(viewer.login)}>Why, and how to appeal</a>
      </p>,
    ])
  }
}

/** @returns the member whom a guard has let pass
 * @throws behind no guard: a route was mounted without one */
export function memberOf(c: Context<WebEnv>): Member {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') throw new Error('a page for members was reached by a guest')
  return viewer
}
