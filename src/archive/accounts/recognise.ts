import type { MiddlewareHandler } from 'hono'
import { guest, type Viewer } from '../../platform/web/viewer.ts'
import type { House, WebEnv } from '../house.ts'
import { browserTokens } from './cookies.ts'
import { findMember } from './sessions.ts'

/** Finds out who asks. A browser without a cookie of ours costs no query. */
export function recogniseViewer(house: House): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    c.set('viewer', c.req.header('cookie') ? await memberBehind(house, browserTokens(c)) : guest)
    return next()
  }
}

async function memberBehind(house: House, tokens: readonly string[]): Promise<Viewer> {
  for (const token of tokens) {
    const member = await findMember(house.db, token, house.now())
    if (member) return member
  }
  return guest
}
