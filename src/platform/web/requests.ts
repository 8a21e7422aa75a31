import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getPath } from 'hono/utils/url'
import type { Log } from './log.ts'

/** Gives each request an id and writes one line when it is answered. The query of an
 * address may hold what people search for and is not written. */
export function logRequests(log: Log, now: () => number = performance.now.bind(performance)): MiddlewareHandler {
  return async (c, next) => {
    const id = randomUUID()
    c.set('requestId', id)
    const began = now()
    await next()
    if (!log.isLevelEnabled('info')) return
    const ms = Math.round((now() - began) * 10) / 10
    log.info(
      { request: id, method: c.req.method, path: withoutSecrets(c.req.path), status: c.res.status, ms },
      'request',
    )
  }
}

/** @returns a path as it may be written down: some addresses hold a secret as their last part */
export function withoutSecrets(path: string): string {
  return path.replace(
    /^(\/(?:set-up|r|e-readers\/confirm|users\/confirm|users\/password|appeal|claim|unfollow|unsubscribe|(?:bonds|beta)\/join|feeds\/private)\/)(?!new$).+/,
    '$1…',
  )
}

/**
 * Who is at the other end, for limits.
 * @param proxies how many entries of X-Forwarded-For, from its end, were written by machines the operator trusts
 * @returns an IP address, or "unknown" where there is no socket, as in tests
 */
export function clientAddress(c: Context, proxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  const told = proxies > 0 ? forwarded.at(-proxies) : undefined
  return told || socketAddress(c) || 'unknown'
}

function socketAddress(c: Context): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress
}

/** Old tools ask for //downloads/…: slashes at the start of a path count as one.
 * @returns the path that decides which room answers */
export function routedPath(request: Request): string {
  return getPath(request).replace(/^\/{2,}/, '/')
}

/** @returns whether an address holds a zero character: nothing is called so, and PostgreSQL refuses to look for it */
export function holdsZero(address: string): boolean {
  return address.includes('%00')
}
