import type { MiddlewareHandler } from 'hono'
import type { House, WebEnv } from '../house.ts'
import { may, type Right } from '../rights.ts'
import { urls } from '../urls.ts'
import { showForbidden } from './respond.tsx'

/** Lets members pass; a guest is asked to log in, and comes back to the same page after. */
export function requireMember(): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (c.get('viewer').kind === 'member') return next()
    const { pathname, search } = new URL(c.req.url)
    const back = c.req.method === 'GET' ? `?return_to=${encodeURIComponent(pathname + search)}` : ''
    return c.redirect(`${urls.login()}${back}`, 303)
  }
}

/** Lets those pass who have the right; others hear that it is not theirs to do. */
export function requireRight(house: House, right: Right): MiddlewareHandler<WebEnv> {
  return async (c, next) => (may(c.get('viewer'), right) ? next() : showForbidden(house, c))
}
