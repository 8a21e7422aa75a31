import type { MiddlewareHandler } from 'hono'

/** Images may come from anywhere over https, since stories show them; everything else only from here.
 * @see https://www.w3.org/TR/CSP3/ */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' https: http: data:",
  "media-src 'self' https: http:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ALWAYS: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Permissions-Policy', 'interest-cohort=(), browsing-topics=()'],
]

/** @param https whether people reach the archive over https: then browsers are told to stay there */
export function securityHeaders(https: boolean): MiddlewareHandler {
  const headers = https ? [...ALWAYS, ['Strict-Transport-Security', 'max-age=31536000'] as const] : ALWAYS
  return async (c, next) => {
    for (const [name, value] of headers) c.header(name, value)
    return next()
  }
}
