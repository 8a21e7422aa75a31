import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { readFields } from '../../../platform/web/fields.ts'
import { networkOf, openLimit } from '../../../platform/web/limits.ts'
import { clientAddress } from '../../../platform/web/requests.ts'
import { formToken, goOn, showNotFound, showPage, showProblem } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { forgottenForm, passwordForm, resetForm } from '../forms.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { AccountFrame } from '../pages/account-nav.tsx'
import { ChangePasswordPage, ForgottenPage, LinkOnItsWay, NewPasswordPage } from '../pages/passwords.tsx'
import { askForReset, replacePassword, resetPassword } from '../password-reset.ts'
import { named, type Problems, passwordProblem } from '../rules.ts'
import { findToken } from '../tokens.ts'
import { showTooMany } from '../too-many.tsx'
import { findUserById, verifyPassword } from '../users.ts'

/** Times that one network can ask for links in an hour. */
const LINKS_AN_HOUR = 10

/** Passwords: forgotten, chosen anew, changed. */
export function passwordRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const asking = openLimit(LINKS_AN_HOUR, 3600)
  const trying = openLimit(5, 20)

  routes.get(urls.forgottenPassword(), (c) => show(house, c, <ForgottenPage token={formToken(house, c)} />))

  routes.post(urls.forgottenPassword(), async (c) => {
    const wait = await asking.take(networkOf(clientAddress(c, house.config.proxies)))
    if (wait) return showTooMany(house, c, wait)
    const { account } = await readFields(c, forgottenForm)
    if (account !== '') await askForReset(house, account)
    return show(house, c, <LinkOnItsWay mailLeaves={house.config.smtp !== ''} />)
  })

  routes.get(urls.resetPassword(':token'), (c) => showReset(house, c, {}))

  routes.post(urls.resetPassword(':token'), async (c) => {
    const { password } = await readFields(c, resetForm)
    const problems = await resetPassword(house, secretOf(c), password)
    if (!problems) return showLinkGone(house, c)
    if (Object.keys(problems).length > 0) return showReset(house, c, problems)
    return goOn(c, urls.login(), 'Your new password is in use. Log in with it.')
  })

  routes.get(urls.changePassword(':login'), requireOwner(house), (c) => showChange(house, c, {}))

  routes.post(urls.changePassword(':login'), requireOwner(house), async (c) => {
    const member = memberOf(c)
    const wait = await trying.take(String(member.id))
    if (wait) return showTooMany(house, c, wait)
    const { old_password, password } = await readFields(c, passwordForm)
    const user = await findUserById(house.db, member.id)
    if (!user) return showNotFound(house, c)
    const known = await verifyPassword(house.db, member.id, old_password)
    const problem = passwordProblem(password, [user.login, user.email])
    const problems = named({ old_password: known ? undefined : 'password-wrong', password: problem })
    if (Object.keys(problems).length > 0) return showChange(house, c, problems)
    await replacePassword(house, user, password, member.sessionId)
    return goOn(c, urls.changePassword(member.login), 'Your password is changed. Your other browsers are logged out.')
  })

  return routes
}

function secretOf(c: Context<WebEnv>): string {
  return c.req.param('token') ?? ''
}

async function showReset(house: House, c: Context<WebEnv>, problems: Problems): Promise<Response> {
  const secret = secretOf(c)
  const token = await findToken(house.db, 'reset-password', secret, house.now())
  const user = token?.userId && (await findUserById(house.db, token.userId))
  if (!user) return showLinkGone(house, c)
  const page = <NewPasswordPage token={formToken(house, c)} secret={secret} login={user.login} problems={problems} />
  return show(house, c, page, problems)
}

function showLinkGone(house: House, c: Context<WebEnv>): Promise<Response> {
  return showProblem(house, c, 410, 'This link does not work any more', [
    <p>
      It was used, it has run out, or a newer one took its place. <a href={urls.forgottenPassword()}>Ask for another</a>
      .
    </p>,
  ])
}

function showChange(house: House, c: Context<WebEnv>, problems: Problems): Promise<Response> {
  const { login } = memberOf(c)
  const body = (
    <AccountFrame login={login} at="password">
      <ChangePasswordPage token={formToken(house, c)} login={login} problems={problems} />
    </AccountFrame>
  )
  const main = 'users-change_password dashboard region'
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Change your password', main, unlisted: true, body }, status)
}

function show(house: House, c: Context<WebEnv>, body: Child, problems: Problems = {}): Promise<Response> {
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'New password', main: 'passwords-new region', unlisted: true, body }, status)
}
