import type { Context, MiddlewareHandler } from 'hono'
import type { Member } from '../../platform/web/viewer.ts'
import { requireMember, showForbidden } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'

/** For addresses below /users/:login that are the owner's alone: others hear that it is not theirs, guests log in first. */
export function requireOwner(house: House): MiddlewareHandler<WebEnv> {
  const askToLogIn = requireMember()
  return async (c, next) => {
    const viewer = c.get('viewer')
    if (viewer.kind === 'guest') return askToLogIn(c, next)
    return viewer.login.toLowerCase() === c.req.param('login')?.toLowerCase() ? next() : showForbidden(house, c)
  }
}

/** @returns the member whom a guard has let pass
 * @throws behind no guard: a route was mounted without one */
export function memberOf(c: Context<WebEnv>): Member {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') throw new Error('a page for members was reached by a guest')
  return viewer
}
