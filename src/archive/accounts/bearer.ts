import type { Context, MiddlewareHandler } from 'hono'
import { guest } from '../../platform/web/viewer.ts'
import type { House, WebEnv } from '../house.ts'
import { holderOfKey } from './keys.ts'

/**
 * Knows who holds a key, for programs: whoever sends one is that member, and no cookie counts beside it. What the key opens is
 * for each operation to ask.
 * @param refuse answers who sent a key that is none
 * @see RFC 6750, bearer tokens
 */
export function recogniseByKey(house: House, refuse: (c: Context<WebEnv>) => Response): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const header = c.req.header('authorization')
    if (header === undefined || /^Basic /i.test(header)) return next()
    const sent = /^Bearer ([0-9A-Za-z._~+/=-]{1,200})$/i.exec(header)?.[1]
    const holder = sent === undefined ? undefined : await holderOfKey(house.db, sent, house.now())
    c.set('viewer', holder?.member ?? guest)
    if (!holder) return refuse(c)
    c.set('scopes', holder.scopes)
    return next()
  }
}
