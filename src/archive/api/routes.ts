import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { sendProblem } from '../../platform/web/problems.ts'
import type { Desk } from '../catalogue/index.ts'
import { askForKey, refuseScope, sendJson, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { Finder, WorksForPrograms } from '../search/index.ts'
import { urls } from '../urls.ts'
import { documentOf } from './document.ts'
import { type Operation, Refusal, type Tools, Written } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { DocumentPage } from './page.tsx'

type C = Context<WebEnv>

/** The archive for programs: everything public and everything of one's own, as JSON. */
export function apiRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const finder = new Finder(house, desk)
  const tools: Tools = { house, finder, works: new WorksForPrograms(house, finder) }
  const routes = new Hono<WebEnv>()
  for (const operation of OPERATIONS)
    routes.on(operation.method.toUpperCase(), addressOf(operation), (c) => answer(tools, c, operation))
  // written for whoever asks first: it takes a tenth of a second, and most starts of the archive are asked for a page
  let document: string | undefined
  routes.get(urls.apiDocument(), (c) => {
    document ??= documentOf(house.config, OPERATIONS)
    return sendJson(c, document)
  })
  routes.get(urls.api(), (c) =>
    showPage(house, c, {
      title: 'For programs',
      main: 'api-index region',
      sameForGuests: true,
      body: DocumentPage({ operations: OPERATIONS, archive: house.config.url }),
    }),
  )
  return routes
}

/** @returns the path as the router reads it: `/api/v1/works/:id` */
export function addressOf({ path }: Pick<Operation, 'path'>): string {
  return urls.api() + path.replace(/\{(\w+)\}/g, ':$1')
}

async function answer(tools: Tools, c: C, operation: Operation): Promise<Response> {
  const shut = shutTo(c, operation)
  if (shut) return shut
  const body = operation.body ? await bodyOf(c) : undefined
  if (body instanceof Refusal) return sendProblem(c, body.told)
  const sent = { params: c.req.param(), query: Object.fromEntries(new URL(c.req.url).searchParams), body }
  const told = await operation.answerTo(tools, c, sent)
  if (told instanceof Refusal) return sendProblem(c, told.told)
  if (told === undefined) return c.body(null, 204)
  return sendJson(c, told instanceof Written ? told.json : JSON.stringify(told), operation.status === 201 ? 201 : 200)
}

/** A browser of ours needs no key; a key opens what it was made for, and whoever may change may keep the place. */
function shutTo(c: C, { opens }: Operation): Response | undefined {
  const scopes = c.get('scopes')
  const wanted = opens === 'anyone' ? 'read' : opens
  if (scopes === undefined) return opens !== 'anyone' && c.get('viewer').kind === 'guest' ? askForKey(c) : undefined
  const opened = scopes.includes(wanted) || (wanted === 'place' && scopes.includes('change'))
  return opened ? undefined : refuseScope(c, wanted)
}

async function bodyOf(c: C): Promise<unknown> {
  if (!/^application\/(?:\S+\+)?json\b/i.test(c.req.header('content-type') ?? ''))
    return new Refusal({
      status: 415,
      title: 'Only JSON is read here',
      detail: 'Send “Content-Type: application/json”.',
    })
  try {
    return withoutZero(JSON.parse(await c.req.text()))
  } catch {
    return new Refusal({ status: 400, title: 'This is no JSON' })
  }
}

/** No text of the archive holds a zero character, and PostgreSQL takes none; half a character is none either. */
function withoutZero(sent: unknown): unknown {
  if (typeof sent === 'string') return sent.toWellFormed().replaceAll('\0', '')
  if (Array.isArray(sent)) return sent.map(withoutZero)
  if (typeof sent !== 'object' || sent === null) return sent
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, withoutZero(value)]))
}

const TOLD = 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate'

/** Lets pages of other sites read what programs read, by a key; never by a cookie, and never change anything.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol */
export const crossOrigins: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.req.method === 'OPTIONS')
    return c.body(null, 204, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'Authorization, If-None-Match',
      'Access-Control-Max-Age': '86400',
    })
  await next()
  c.res.headers.set('Access-Control-Allow-Origin', '*')
  c.res.headers.set('Access-Control-Expose-Headers', TOLD)
  return undefined
}
