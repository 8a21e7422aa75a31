import type { Context } from 'hono'
import type { WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'

/** Tells an e-reader how a member is known here.
 * @see https://drafts.opds.io/authentication-for-opds-1.0 */
export function askForPassword(c: Context<WebEnv>): Response {
  const document = {
    id: urls.opdsLogin(),
    title: 'Members',
    description: 'The name and password of your account. Without them the catalogue shows what everybody may read.',
    authentication: [{ type: 'http://opds-spec.org/auth/basic', labels: { login: 'Name', password: 'Password' } }],
    links: [{ rel: 'register', href: urls.register(), type: 'text/html' }],
  }
  return c.body(JSON.stringify(document), 401, {
    'Content-Type': 'application/opds-authentication+json',
    'WWW-Authenticate': 'Basic realm="Members", charset="UTF-8"',
    'Cache-Control': 'no-store',
  })
}
