import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { House, WebEnv } from '../house.ts'
import { guestReader, isPrefetch } from './device.ts'
import { isMachine, siteOf } from './rules.ts'
import { noteVisit } from './visits.ts'

const TEXT = /^\/works\/(\d{1,10})(?:\/chapters\/(\d{1,9}))?$/

/** Counts guests who open the text of a work. It stands before the pages that are kept for guests, which are answered
 * without asking any room. */
export function countGuests(house: House): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    await next()
    const [, id, chapter] = c.req.method === 'GET' ? (TEXT.exec(c.req.path) ?? []) : []
    if (id === undefined || c.get('viewer').kind !== 'guest') return
    if (c.res.status !== 200 && c.res.status !== 304) return
    if (isPrefetch(c) || isMachine(c.req.header('user-agent') ?? '')) return
    noteVisit(house, {
      hit: {
        workId: Number(id),
        reader: guestReader(house, c),
        agreed: hasAgreed(c),
        chapter: chapterOf(c, chapter),
        site: siteFor(c),
      },
      opened: undefined,
    })
  }
}

function chapterOf(c: Context<WebEnv>, id: string | undefined): number | 'first' | undefined {
  if (id !== undefined) return Number(id)
  return c.req.query('view_full_work') === 'true' ? undefined : 'first'
}

/** @returns the site whose link led to the page, when it was another */
export function siteFor(c: Context<WebEnv>): string | undefined {
  return siteOf(c.req.header('referer'), new URL(c.req.url).host)
}

function hasAgreed(c: Context<WebEnv>): boolean {
  return c.req.query('view_adult') === 'true' || getCookie(c, 'view_adult') === 'true'
}
