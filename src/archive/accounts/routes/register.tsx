import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { networkOf, openLimit } from '../../../platform/web/limits.ts'
import { clientAddress } from '../../../platform/web/requests.ts'
import { formToken, goOn, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { barredBy, joinWaiting } from '../door.ts'
import { registrationForm, waitingForm } from '../forms.ts'
import { archiveName } from '../letterhead.ts'
import { LoggedInAlready } from '../pages/login.tsx'
import { NoRegistration, RegisterPage } from '../pages/register.tsx'
import { sentencesFor } from '../pages/sentences.ts'
import { register } from '../registration.ts'
import { emailProblem, type Problems, type Registration, registrationProblems } from '../rules.ts'
import { showTooMany } from '../too-many.tsx'

const NOBODY: Registration = {
  login: '',
  email: '',
  password: '',
  age: false,
  terms: false,
  homepage: '',
  invitation: '',
}

/** Accounts that one network can ask for in an hour. */
const REGISTRATIONS_AN_HOUR = 10

/** Becoming a member. */
export function registerRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const limit = openLimit(REGISTRATIONS_AN_HOUR, 3600)

  routes.get(urls.register(), (c) => show(house, c, { ...NOBODY, invitation: c.req.query('invitation') ?? '' }))

  routes.post(urls.register(), async (c) => {
    const sent = await readFields(c, registrationForm)
    const { registration: mode } = await house.settings.read()
    const broken = registrationProblems(sent, mode)
    if (Object.keys(broken).length > 0) return show(house, c, sent, broken)
    // only what could make an account or a mail counts: who mistypes is not shut out
    const wait = await limit.take(networkOf(clientAddress(c, house.config.proxies)))
    if (wait) return showTooMany(house, c, wait)
    const network = networkOf(clientAddress(c, house.config.proxies))
    const barred = await barredBy(house, { email: sent.email, network })
    if (barred) return show(house, c, sent, { email: barred })
    const problems = await register(house, mode === 'invitation' ? sent : { ...sent, invitation: '' })
    if (Object.keys(problems).length > 0) return show(house, c, sent, problems)
    return goOn(c, urls.login(), welcome(sent, house.config.smtp !== ''))
  })

  routes.post(urls.waitingList(), async (c) => {
    const { email, homepage } = await readFields(c, waitingForm)
    const { registration: mode } = await house.settings.read()
    if (mode !== 'invitation') return goOn(c, urls.register())
    const problem = homepage === '' ? emailProblem(email) : 'program'
    if (problem) return show(house, c, { ...NOBODY, email }, { email: problem })
    const network = networkOf(clientAddress(c, house.config.proxies))
    const wait = await limit.take(network)
    if (wait) return showTooMany(house, c, wait)
    const barred = await barredBy(house, { email, network })
    if (barred) return show(house, c, { ...NOBODY, email }, { email: barred })
    await house.db.transaction().execute((trx) => joinWaiting(trx, email, house.now()))
    return goOn(c, urls.register(), 'You are on the waiting list. The invitation comes by mail.')
  })

  return routes
}

/** Reads the same whether the address had an account before. */
function welcome({ login, email }: Registration, mailLeaves: boolean): string {
  const ready = `Thank you. If ${email} had no account here before, yours is ready: log in as ${login}.`
  return mailLeaves ? `${ready} A mail to ${email} has a link that confirms the address.` : ready
}

async function show(
  house: House,
  c: Context<WebEnv>,
  values: Registration,
  problems: Problems = {},
): Promise<Response> {
  const { registration: mode } = await house.settings.read()
  const viewer = c.get('viewer')
  const shut = mode === 'closed' || (mode === 'invitation' && values.invitation === '')
  const refused = Object.keys(problems).length > 0
  return showPage(
    house,
    c,
    {
      title: 'Become a member',
      main: 'users-new region',
      unlisted: true,
      body:
        viewer.kind === 'member' ? (
          <LoggedInAlready login={viewer.login} />
        ) : shut ? (
          <NoRegistration
            mode={mode}
            token={formToken(house, c)}
            email={values.email}
            error={sentencesFor(problems).email}
          />
        ) : (
          <RegisterPage
            archive={await archiveName(house)}
            mode={mode}
            token={formToken(house, c)}
            values={values}
            problems={problems}
          />
        ),
    },
    refused ? 422 : 200,
  )
}
