import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { readForm } from './form.ts'
import type { Viewer } from './viewer.ts'

const DAY = 86_400_000
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Makes and checks the token that every form carries: one per session, and one a day for all guests. */
export interface FormTokens {
  token(viewer: Viewer, now: Date): string
  valid(token: string, viewer: Viewer, now: Date): boolean
  /** @returns proof that the archive itself wrote these words, for whoever brings both back, such as an address in a mail: it needs
   * no session and never runs out. `purpose` keeps proofs apart */
  sign(purpose: string, words: string): string
  /** @returns whether the proof is that of these words */
  signed(purpose: string, words: string, proof: string): boolean
}

/**
 * A member's token is bound to the session. A guest has none and gets no cookie just for looking, so that public pages
 * can be cached and nobody is marked: the day's token shows that a page of ours was read, and the browser's own word
 * about where the form stood (see {@link refuseForeignForms}) keeps other sites out.
 * @param secret of the archive
 */
export function formTokens(secret: string): FormTokens {
  const prove = (purpose: string, words: string) =>
    createHmac('sha256', secret).update(`${purpose}:${words}`).digest('base64url')
  const sign = (words: string) => prove('form', words)
  const subject = (viewer: Viewer, day: number) => (viewer.kind === 'guest' ? `guest:${day}` : viewer.sessionId)
  const dayOf = (now: Date) => Math.floor(now.getTime() / DAY)
  let today = { day: -1, token: '' }
  return {
    token(viewer, now) {
      const day = dayOf(now)
      if (viewer.kind === 'member') return sign(subject(viewer, day))
      if (today.day !== day) today = { day, token: sign(subject(viewer, day)) }
      return today.token
    },
    sign: prove,
    signed: (purpose, words, proof) => same(proof, prove(purpose, words)),
    valid: (token, viewer, now) => [dayOf(now), dayOf(now) - 1].some((day) => same(token, sign(subject(viewer, day)))),
  }
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What the guard needs of a house. */
export interface FormGuard {
  readonly tokens: FormTokens
  readonly now: () => Date
  /** the address that people see, where the operator said it */
  readonly config: { readonly url: string }
  /** answers a request that is refused */
  readonly refuse: (c: Context) => Response | Promise<Response>
}

/**
 * Lets a request that changes something through only with a token of ours, sent as the field `authenticity_token` or
 * the header X-CSRF-Token, and never when the browser says that another site sent it.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function refuseForeignForms({ tokens, now, config, refuse }: FormGuard): MiddlewareHandler {
  const own = hostOf(config.url)
  return async (c, next) => {
    if (SAFE_METHODS.has(c.req.method)) return next()
    if (isForeign(c, own)) return refuse(c)
    const token = c.req.header('x-csrf-token') ?? (await readForm(c)).text('authenticity_token')
    return tokens.valid(token, c.get('viewer') as Viewer, now()) ? next() : refuse(c)
  }
}

/** @param url the address that people see, where the operator said it
 * @returns whether the browser says that a page of another site sent this */
export function sentFromElsewhere(c: Context, url: string): boolean {
  return isForeign(c, hostOf(url))
}

/** Old browsers and programs send neither header; for them the token alone decides.
 * @param own host of the address that people see: a proxy in front may pass another one on */
function isForeign(c: Context, own: string | undefined): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') return true
  const origin = c.req.header('origin')
  if (!origin) return false
  const host = hostOf(origin)
  return host === undefined || host === '' || (host !== c.req.header('host') && host !== own)
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
