import type { MiddlewareHandler } from 'hono'
import { hasRole } from '../../platform/web/viewer.ts'
import type { Role } from '../../schema/index.ts'
import type { House, WebEnv } from '../house.ts'
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

/** Lets those pass who hold the role; others hear that it is not theirs to do. */
export function requireRole(house: House, role: Role): MiddlewareHandler<WebEnv> {
  return async (c, next) => (hasRole(c.get('viewer'), role) ? next() : showForbidden(house, c))
}
