import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { finish, type KeptPage } from '../../platform/web/kept-pages.ts'
import type { House, WebEnv } from '../house.ts'
import { LOOK_COOKIE } from './look.ts'

/** Cookies that a guest's page may depend on; with any other of ours, the page is made anew. */
const DEPENDS_ON = [LOOK_COOKIE, 'view_adult']
export const NOTICE_COOKIE = 'notice'

const SMALLEST_TO_ZIP = 1400

/** Answers a guest with a page that was made less than a second ago, if nothing has changed since. */
export function answerFromKept(house: House): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (c.req.method !== 'GET' || c.get('viewer').kind !== 'guest') return next()
    const cookies = c.req.header('cookie') ? DEPENDS_ON.map((name) => getCookie(c, name) ?? '') : []
    if (c.req.header('cookie') && getCookie(c, NOTICE_COOKIE)) return next()
    const key = [c.req.url.slice(c.req.url.indexOf('/', 8)), ...cookies].join('\n')
    const { page, generation } = await house.pages.find(key)
    if (page) return sendPage(c, page, 200)
    c.set('keeping', { key, generation })
    return next()
  }
}

/** Sends finished HTML; small where the browser can unpack it, and not at all where the browser has it already. */
export async function sendHtml(
  house: House,
  c: Context<WebEnv>,
  html: string,
  status: number,
  keep: boolean,
): Promise<Response> {
  const keeping = c.get('keeping')
  if (status === 200 && keep && keeping)
    return sendPage(c, house.pages.keep(keeping.key, keeping.generation, html), status)
  return sendPage(c, finish(html), status)
}

async function sendPage(c: Context<WebEnv>, page: KeptPage, status: number): Promise<Response> {
  c.header('Content-Type', 'text/html; charset=utf-8')
  c.header('Cache-Control', 'private, no-cache')
  c.header('Vary', 'Cookie, Accept-Encoding')
  if (status === 200) {
    c.header('ETag', page.etag)
    if (c.req.header('if-none-match') === page.etag) return c.body(null, 304)
  }
  if (page.body.length < SMALLEST_TO_ZIP || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
    return c.body(bytes(page.body), status as 200)
  }
  c.header('Content-Encoding', 'gzip')
  return c.body(bytes(await page.zipped()), status as 200)
}

/** A Buffer is one; only the type of its memory is wider. */
function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return buffer as Uint8Array<ArrayBuffer>
}
