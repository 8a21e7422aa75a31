import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { WebEnv } from '../house.ts'

/** Sends a feed or a catalogue, and nothing to those who have it already. A member's is theirs alone. */
export function sendTold(c: Context<WebEnv>, text: string, type: string, updated?: string): Response {
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Cache-Control': c.get('viewer').kind === 'guest' ? 'public, max-age=60' : 'private, no-cache',
    Vary: 'Accept, Authorization, Cookie',
    ETag: `"${createHash('sha1').update(text).digest('base64url')}"`,
    ...(updated ? { 'Last-Modified': new Date(updated).toUTCString() } : {}),
  }
  const asked = c.req.header('if-none-match')
  const known = asked
    ?.slice(0, 4000)
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === headers.ETag)
  return known ? c.body(null, 304, headers) : c.body(text, 200, headers)
}
