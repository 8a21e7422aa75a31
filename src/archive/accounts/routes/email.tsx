import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { openLimit } from '../../../platform/web/limits.ts'
import { formToken, goOn, showNotFound, showPage, showProblem } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { askAgain, askForChange, confirmEmail } from '../email-change.ts'
import { emailForm } from '../forms.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { AccountFrame } from '../pages/account-nav.tsx'
import { ConfirmPage, EmailPage } from '../pages/email.tsx'
import { sentenceFor } from '../pages/sentences.ts'
import { type AccountProblem, emailProblem, named, type Problems } from '../rules.ts'
import { findToken } from '../tokens.ts'
import { showTooMany } from '../too-many.tsx'
import { findUserById, type User, verifyPassword } from '../users.ts'

/** Mails that one member can have sent in an hour. */
const MAILS_AN_HOUR = 6

/** One's own address: confirming and changing it. */
export function emailRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const trying = openLimit(5, 20)
  const mailing = openLimit(MAILS_AN_HOUR, 3600)

  routes.get(urls.confirmEmail(':token'), async (c) => {
    const token = await findToken(house.db, 'confirm-email', secretOf(c), house.now())
    if (!token?.email) return showProblem(house, c, 410, 'This link does not work any more', [<LinkGone />])
    const body = <ConfirmPage token={formToken(house, c)} secret={secretOf(c)} email={token.email} />
    return showPage(house, c, { title: 'Confirm your address', main: 'users-confirm region', unlisted: true, body })
  })

  routes.post(urls.confirmEmail(':token'), async (c) => {
    const problem = await confirmEmail(house, secretOf(c))
    if (problem === 'link-gone') return showProblem(house, c, 410, 'This link does not work any more', [<LinkGone />])
    if (problem) return showProblem(house, c, 409, 'Your address was not changed', [<p>{sentenceFor(problem)}</p>])
    const viewer = c.get('viewer')
    const next = viewer.kind === 'member' ? urls.user(viewer.login) : urls.login()
    return goOn(c, next, 'Thank you, your address is confirmed.')
  })

  routes.get(urls.changeEmail(':login'), requireOwner(house), (c) => show(house, c))

  routes.post(urls.changeEmail(':login'), requireOwner(house), async (c) => {
    const { id, login } = memberOf(c)
    const user = await findUserById(house.db, id)
    if (!user) return showNotFound(house, c)
    const { email, password, again } = await readFields(c, emailForm)
    const tooSoon = await trying.take(String(id))
    if (tooSoon) return showTooMany(house, c, tooSoon)
    const problems = again ? {} : await changeProblems(house, user, email, password)
    if (Object.keys(problems).length > 0) return show(house, c, email, problems)
    const tooMany = await mailing.take(String(id))
    if (tooMany) return showTooMany(house, c, tooMany)
    await (again ? askAgain(house, user) : askForChange(house, user, email))
    const to = again ? user.email : email
    return goOn(c, urls.changeEmail(login), `A mail with a link is on its way to ${to}.`)
  })

  return routes
}

function secretOf(c: Context<WebEnv>): string {
  return c.req.param('token') ?? ''
}

async function changeProblems(house: House, user: User, email: string, password: string): Promise<Problems> {
  const same: AccountProblem | undefined = email.toLowerCase() === user.email.toLowerCase() ? 'email-same' : undefined
  const known = await verifyPassword(house.db, user.id, password)
  return named({ email: emailProblem(email) ?? same, password: known ? undefined : 'password-wrong' })
}

async function show(house: House, c: Context<WebEnv>, email = '', problems: Problems = {}): Promise<Response> {
  const { id, login } = memberOf(c)
  const user = await findUserById(house.db, id)
  if (!user) return showNotFound(house, c)
  const body = (
    <AccountFrame login={login} at="email">
      <EmailPage
        token={formToken(house, c)}
        login={login}
        current={user.email}
        confirmed={user.emailConfirmedAt !== null}
        mailLeaves={house.config.smtp !== ''}
        email={email}
        problems={problems}
      />
    </AccountFrame>
  )
  const main = 'users-change_email dashboard region'
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Your e-mail address', main, unlisted: true, body }, status)
}

function LinkGone() {
  return (
    <p>
      It was used, it has run out, or a newer one took its place. If your address still is not confirmed, log in and ask
      for another mail on the page of your e-mail address.
    </p>
  )
}
