import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { WebEnv } from '../../house.ts'

/** Sends finished JSON. A guest's answer is the same for every guest and carries its ETag; a member's is theirs alone. */
export function sendJson(c: Context<WebEnv>, json: string): Response {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json; charset=utf-8',
    Vary: 'Cookie, Authorization',
  }
  if (c.get('viewer').kind !== 'guest') return c.body(json, 200, { ...headers, 'Cache-Control': 'private, no-store' })
  headers['Cache-Control'] = 'private, no-cache'
  headers.ETag = `W/"${createHash('sha1').update(json).digest('base64url')}"`
  return c.req.header('if-none-match') === headers.ETag ? c.body(null, 304, headers) : c.body(json, 200, headers)
}

/** Says to a program why there is no answer.
 * @see RFC 9457, problem details */
export function sendProblem(c: Context<WebEnv>, status: 400 | 401 | 404, title: string, detail: string): Response {
  return c.body(JSON.stringify({ type: 'about:blank', title, status, detail }), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}

/** Says to a program that its key is none: it may never have been, or its owner has taken it back. */
export function refuseKey(c: Context<WebEnv>): Response {
  c.header('WWW-Authenticate', 'Bearer realm="Members", error="invalid_token"')
  return sendProblem(
    c,
    401,
    'This key opens nothing',
    'It was taken back, or never was. Without a key you are told what guests may see.',
  )
}
