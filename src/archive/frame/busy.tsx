import type { Context, MiddlewareHandler } from 'hono'
import { securityHeaders } from '../../platform/web/headers.ts'
import { type Load, shedLoad } from '../../platform/web/shedding.ts'
import { guest } from '../../platform/web/viewer.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { Layout } from './layout.tsx'
import { showBroken } from './respond.tsx'

/** Whoever is logged in or sends something may come in when there is no room for strangers who only look. */
const PATIENCE = 2
/** Seconds after which it is worth trying again. */
const COME_BACK = 3
/** Milliseconds for which the page is kept: making it anew each time would cost what it saves. */
const KEPT_FOR = 10_000
const OWN_COOKIES = /(?:^|;\s*)(?:fanlight_session|remember_user_token)=/

/** Says at once that there is too much to do, where waiting would take long. */
export function turnAway(house: House, load: Load): MiddlewareHandler<WebEnv> {
  const page = busyPage(house)
  return shedLoad({
    load,
    patience: (c) => (isLooking(c) && !OWN_COOKIES.test(c.req.header('cookie') ?? '') ? 1 : PATIENCE),
    refuse: (c) => (isLooking(c) ? sendBusy(house, c, page()) : showBroken(house, c, 503)),
  })
}

function isLooking(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD'
}

function sendBusy(house: House, c: Context, page: string): Response {
  c.set('dressed', true)
  return new Response(page, {
    status: 503,
    headers: {
      ...securityHeaders(house.config.url.startsWith('https:')),
      'X-Request-Id': String(c.get('requestId')),
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': String(COME_BACK),
    },
  })
}

/** The same for everybody, and without a question to the database. */
function busyPage(house: House): () => string {
  let made = { at: Number.NEGATIVE_INFINITY, html: '' }
  return () => {
    if (performance.now() - made.at > KEPT_FOR) made = { at: performance.now(), html: drawBusy(house) }
    return made.html
  }
}

function drawBusy({ assets, tokens, now }: House): string {
  const title = 'The archive is very busy'
  const body = (
    <div class="problem">
      <h2 class="heading">Error 503: {title}</h2>
      <p>
        More people ask for pages at this moment than it can answer. Wait a few seconds, then load this page again;
        nothing you wrote is lost.
      </p>
      <p class="actions">
        <a class="button" href={urls.home()}>
          Go to the front page
        </a>
      </p>
    </div>
  )
  const page = { title, main: 'system errors error-503 region', unlisted: true, body }
  const around = { archive: 'Fanlight', viewer: guest, token: tokens.token(guest, now()), look: {}, assets }
  return `<!doctype html>\n${Layout({ page, around: { ...around, banner: '', notice: undefined, query: '', more: null } })}`
}
