import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { guest } from '../../platform/web/viewer.ts'
import type { House, WebEnv } from '../house.ts'
import { findMember } from './sessions.ts'

/** The cookie of a browser that is remembered: readers' tools keep just this one. */
export const REMEMBERED_COOKIE = 'remember_user_token'
/** The cookie of a browser that is logged in until it is closed. */
export const SESSION_COOKIE = 'fanlight_session'

/** Finds out who asks. A browser without a cookie of ours costs no query. */
export function recogniseViewer(house: House): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const token = c.req.header('cookie') && (getCookie(c, SESSION_COOKIE) ?? getCookie(c, REMEMBERED_COOKIE))
    c.set('viewer', (token && (await findMember(house.db, token, house.now()))) || guest)
    return next()
  }
}
