import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { networkOf } from '../../platform/web/limits.ts'
import { clientAddress } from '../../platform/web/requests.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { browserName } from '../accounts/index.ts'
import type { House, WebEnv } from '../house.ts'

/** @returns what names this browser among the member's, and what a person would call it */
export function deviceOf(c: Context<WebEnv>, { sessionId }: Member): { device: string; deviceName: string } {
  return {
    device: createHash('sha256').update(sessionId).digest('base64url').slice(0, 16),
    deviceName: browserName(c.req.header('user-agent') ?? ''),
  }
}

/** A guest is counted by a keyed hash of their network, another one every day; it says nothing once the day's rows are
 * gone. */
export function guestReader(house: House, c: Context<WebEnv>): string {
  const day = house.now().toISOString().slice(0, 10)
  const network = networkOf(clientAddress(c, house.config.proxies))
  return `g${house.tokens.sign('reader', `${day} ${network}`).slice(0, 22)}`
}

/** @returns whether the browser only gets ready for a click that may never come */
export function isPrefetch(c: Context<WebEnv>): boolean {
  return /prefetch|prerender/.test(`${c.req.header('sec-purpose') ?? ''} ${c.req.header('purpose') ?? ''}`)
}
