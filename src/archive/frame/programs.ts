import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { sendProblem } from '../../platform/web/problems.ts'
import type { WebEnv } from '../house.ts'
import { urls } from '../urls.ts'

/** @returns whether a program is answered here, which reads JSON and no pages */
export function isForPrograms(c: Context): boolean {
  return c.req.path.startsWith(`${urls.api()}/`)
}

/** Sends finished JSON with its ETag, and nothing to those who have it already. A member's answer is theirs alone. */
export function sendJson(c: Context<WebEnv>, json: string, status: 200 | 201 = 200): Response {
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'private, no-cache',
    Vary: 'Cookie, Authorization',
    ETag: `W/"${createHash('sha1').update(json).digest('base64url')}"`,
  }
  const asked = (c.req.header('if-none-match') ?? '').slice(0, 4000).split(',')
  const known = status === 200 && asked.some((one) => one.trim() === headers.ETag)
  return known ? c.body(null, 304, headers) : c.body(json, status, headers)
}

/** Says to a program that its key is none: it may never have been, or its owner has taken it back. */
export function refuseKey(c: Context<WebEnv>): Response {
  c.header('WWW-Authenticate', 'Bearer realm="Members", error="invalid_token"')
  return sendProblem(c, {
    status: 401,
    title: 'This key opens nothing',
    detail: 'It was taken back, or never was. Without a key you are told what guests may see.',
  })
}

/** Says to a program that this is for members: it came without a key. */
export function askForKey(c: Context<WebEnv>): Response {
  c.header('WWW-Authenticate', 'Bearer realm="Members"')
  return sendProblem(c, {
    status: 401,
    title: 'This asks for a key',
    detail: 'Send the header “Authorization: Bearer KEY” with a key that a member has made for programs.',
  })
}

/** Says to a program that its key is for other things. */
export function refuseScope(c: Context<WebEnv>, scope: string): Response {
  c.header('WWW-Authenticate', `Bearer realm="Members", error="insufficient_scope", scope="${scope}"`)
  return sendProblem(c, {
    status: 403,
    title: 'This key does not open that',
    detail: `It would have to be made for “${scope}”.`,
  })
}
