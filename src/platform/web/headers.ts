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
  // text becomes markup only through src/client/trusted.ts and the editor's own clipboard
  "require-trusted-types-for 'script'",
  'trusted-types fanlight ProseMirrorClipboard',
].join('; ')

const OVER_HTTP: Readonly<Record<string, string>> = Object.freeze({
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'interest-cohort=(), browsing-topics=()',
})

const OVER_HTTPS: Readonly<Record<string, string>> = Object.freeze({
  ...OVER_HTTP,
  'Strict-Transport-Security': 'max-age=31536000',
})

/** @param https whether people reach the archive over https: then browsers are told to stay there
 * @returns what every answer carries */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
  return https ? OVER_HTTPS : OVER_HTTP
}

/** Puts the headers on every answer that does not carry them yet. Pages bring them along: setting each by itself costs
 * more than all the rest of a page that is kept. */
export function dressAnswers(https: boolean): MiddlewareHandler {
  const headers = Object.entries(securityHeaders(https))
  return async (c, next) => {
    await next()
    if (https) secureCookies(c.res.headers)
    if (c.get('dressed')) return
    // a page whose address is a secret says more strictly where it may be told
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    c.res.headers.set('X-Request-Id', String(c.get('requestId')))
  }
}

/** Over https no cookie travels in the clear, whoever set it. */
function secureCookies(headers: Headers): void {
  const cookies = headers.getSetCookie()
  if (cookies.every((cookie) => /;\s*secure\b/i.test(cookie))) return
  headers.delete('Set-Cookie')
  for (const cookie of cookies)
    headers.append('Set-Cookie', /;\s*secure\b/i.test(cookie) ? cookie : `${cookie}; Secure`)
}
