import { Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { formToken, goOn, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { sessionsForm } from '../forms.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { AccountFrame } from '../pages/account-nav.tsx'
import { SessionsPage } from '../pages/sessions.tsx'
import { closeOtherSessions, closeSession, sessionsOf } from '../sessions.ts'

/** Where one is logged in. */
export function sessionRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get(urls.sessions(':login'), requireOwner(house), async (c) => {
    const { id, login, sessionId } = memberOf(c)
    const sessions = await sessionsOf(house.db, id, house.now())
    const body = (
      <AccountFrame login={login} at="sessions">
        <SessionsPage token={formToken(house, c)} login={login} sessions={sessions} here={sessionId} />
      </AccountFrame>
    )
    const main = 'sessions-index dashboard region'
    return showPage(house, c, { title: 'Where you are logged in', main, unlisted: true, body })
  })

  routes.post(urls.sessions(':login'), requireOwner(house), async (c) => {
    const { id, login, sessionId } = memberOf(c)
    const { session, others } = await readFields(c, sessionsForm)
    await house.db
      .transaction()
      .execute((trx) => (others ? closeOtherSessions(trx, id, sessionId) : closeSession(trx, session, id)))
    return goOn(c, urls.sessions(login), others ? 'All other browsers are logged out.' : 'That browser is logged out.')
  })

  return routes
}
