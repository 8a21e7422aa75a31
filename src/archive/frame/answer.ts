import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { securityHeaders } from '../../platform/web/headers.ts'
import { finish, type KeptPage } from '../../platform/web/kept-pages.ts'
import type { House, WebEnv } from '../house.ts'
import { isNotKept } from './kept-by-browsers.ts'
import { LOOK_COOKIE } from './look.ts'

/** Cookies that a guest's page may depend on; with any other of ours, the page is made anew. */
const DEPENDS_ON = [LOOK_COOKIE, 'view_adult']
export const NOTICE_COOKIE = 'notice'

const SMALLEST_TO_ZIP = 1400

/** Answers a guest with a page that was made less than a second ago, if nothing has changed since. */
export function answerFromKept(house: House): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (c.req.method !== 'GET' || c.get('viewer').kind !== 'guest' || c.get('apart')) return next()
    const cookies = c.req.header('cookie') ? DEPENDS_ON.map((name) => getCookie(c, name) ?? '') : []
    if (c.req.header('cookie') && getCookie(c, NOTICE_COOKIE)) return next()
    const kept = c.get('viewer').withheld?.key ?? ''
    const key = [c.req.url.slice(c.req.url.indexOf('/', 8)), kept, ...cookies].join('\n')
    const { page, generation } = await house.pages.find(key)
    if (page) return sendPage(house, c, page, 200, directly)
    const made = house.pages.begin(key, generation)
    if (typeof made !== 'function') {
      await made
      const { page: others } = await house.pages.find(key)
      return others ? sendPage(house, c, others, 200, directly) : next()
    }
    c.set('keeping', { key, generation })
    try {
      await next()
    } finally {
      made()
    }
    return undefined
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
    return sendPage(house, c, house.pages.keep(keeping.key, keeping.generation, html), status, throughContext(c))
  return sendPage(house, c, finish(html), status, throughContext(c))
}

type Part = Uint8Array<ArrayBuffer> | null
type Reply = (body: Part, status: number, headers: Record<string, string>) => Response

/** Keeps what was set on the context on the way, cookies among it. */
function throughContext(c: Context<WebEnv>): Reply {
  return (body, status, headers) => c.newResponse(body, status as 200, headers)
}

/** The server writes a plain object of headers as it is; through the context they become a Headers first, which costs
 * more than all the rest. Only where nothing else was set. */
const directly: Reply = (body, status, headers) => new Response(body, { status, headers })

async function sendPage(
  house: House,
  c: Context<WebEnv>,
  page: KeptPage,
  status: number,
  reply: Reply,
): Promise<Response> {
  c.set('dressed', true)
  const headers: Record<string, string> = {
    ...securityHeaders(house.config.url.startsWith('https:')),
    'X-Request-Id': c.get('requestId') ?? '',
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': isNotKept(c.req.path) ? 'no-store' : 'private, no-cache',
    Vary: 'Cookie, Accept-Encoding',
  }
  if (status === 200) {
    headers.ETag = page.etag
    if (c.req.header('if-none-match') === page.etag) return reply(null, 304, headers)
  }
  if (page.body.length < SMALLEST_TO_ZIP || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
    return reply(bytes(page.body), status, headers)
  }
  headers['Content-Encoding'] = 'gzip'
  return reply(bytes(await page.zipped()), status, headers)
}

/** A Buffer is one; only the type of its memory is wider. */
function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return buffer as Uint8Array<ArrayBuffer>
}
