import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { WebEnv } from '../../house.ts'
import type { Work } from '../kinds.ts'

/** Kept when a reader says yes once; readers' tools send it too. */
export const ADULT_COOKIE = 'view_adult'

/**
 * Whether the page of a Mature, Explicit or Not Rated work asks first. It does not ask who has agreed (by the cookie,
 * the address or a preference) and who wrote it. Agreeing in the address sets the cookie.
 */
export async function mustAskFirst(db: Db, c: Context<WebEnv>, work: Work): Promise<boolean> {
  if (!work.adult && !askedByRule(work, c.get('viewer'))) return false
  if (c.req.query('view_adult') === 'true') {
    c.set('keeping', undefined)
    setCookie(c, ADULT_COOKIE, 'true', { path: '/', sameSite: 'Lax', maxAge: 180 * 86_400 })
    return false
  }
  if (ownsIt(c.get('viewer'), work)) return false
  return !(await hasAgreed(db, c))
}

/** A standing rule asks about works with some tags as about those for adults. */
function askedByRule({ tags }: Work, { withheld }: Viewer): boolean {
  if (!withheld || withheld.asked.size === 0) return false
  const { rating, ...others } = tags
  return [...(rating ? [rating] : []), ...Object.values(others).flat()].some(({ id }) => withheld.asked.has(id))
}

function ownsIt(viewer: Viewer, { ownerIds }: Work): boolean {
  return viewer.kind === 'member' && ownerIds.includes(viewer.id)
}

/** Whether whoever asks has agreed, once and for all, to read what is asked about first. */
export async function hasAgreed(db: Db, c: Context<WebEnv>): Promise<boolean> {
  if (getCookie(c, ADULT_COOKIE) === 'true') return true
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return false
  const row = await db
    .selectFrom('preferences')
    .select('show_adult')
    .where('user_id', '=', viewer.id)
    .executeTakeFirst()
  return row?.show_adult === 1
}
