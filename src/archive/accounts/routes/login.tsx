import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { networkOf, openLimit } from '../../../platform/web/limits.ts'
import { clientAddress } from '../../../platform/web/requests.ts'
import { formToken, goOn, showPage, showProblem } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { logBrowserIn, logBrowserOut } from '../cookies.ts'
import { loginForm } from '../forms.ts'
import { tryLogin } from '../login.ts'
import { LoggedInAlready, LoginPage, LogoutPage } from '../pages/login.tsx'
import { sentenceFor } from '../pages/sentences.ts'
import { offersPasskeys } from '../passkeys/answers.ts'
import { insideAddress } from '../rules.ts'
import { pendingProof } from '../second/pending.ts'
import { asksForCode } from '../second/store.ts'
import { showTooMany } from '../too-many.tsx'
import { askForCode } from './second-step.tsx'

/** Tries on one account from one network: five in twenty seconds. The account's owner, elsewhere, is not shut out. */
const TRIES_ON_AN_ACCOUNT = { tries: 5, seconds: 20 }
/** Tries of one network on any accounts: fifty in five minutes. */
const TRIES_OF_A_NETWORK = { tries: 50, seconds: 300 }

interface Shown {
  readonly login?: string
  readonly remember?: boolean
  readonly returnTo?: string
  readonly problem?: string | undefined
}

/** Coming and going. */
export function loginRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const onAccount = openLimit(TRIES_ON_AN_ACCOUNT.tries, TRIES_ON_AN_ACCOUNT.seconds)
  const ofNetwork = openLimit(TRIES_OF_A_NETWORK.tries, TRIES_OF_A_NETWORK.seconds)

  routes.get(urls.login(), (c) => show(house, c, { returnTo: insideAddress(c.req.query('return_to')) ?? '' }))

  routes.post(urls.login(), async (c) => {
    const sent = await readFields(c, loginForm)
    const [login, password, remember] = [sent['user[login]'], sent['user[password]'], sent['user[remember_me]']]
    const returnTo = insideAddress(sent.return_to || c.req.query('return_to')) ?? ''
    const network = networkOf(clientAddress(c, house.config.proxies))
    const account = `${network} ${login.toLowerCase().slice(0, 254)}`
    const wait = (await onAccount.take(account)) ?? (await ofNetwork.take(network))
    if (wait) return showTooMany(house, c, wait)
    const outcome = await tryLogin(house.db, login, password)
    if (outcome.kind === 'welcome') {
      await onAccount.forget(account)
      if (await asksForCode(house.db, outcome.user.id)) {
        const proof = pendingProof(house, { userId: outcome.user.id, remember }, house.now())
        return askForCode(house, c, proof, returnTo)
      }
      await logBrowserIn(house, c, outcome.user.id, remember)
      return c.redirect(returnTo || urls.user(outcome.user.login), 302)
    }
    const problem = outcome.kind === 'failed' ? sentenceFor('login-failed') : shutOut(outcome.reason)
    return show(house, c, { login, remember, returnTo, problem })
  })

  routes.get(urls.logout(), (c) => {
    if (c.get('viewer').kind === 'guest') return goOn(c, urls.home())
    const body = <LogoutPage token={formToken(house, c)} />
    return showPage(house, c, { title: 'Log out', main: 'sessions-destroy region', unlisted: true, body })
  })

  routes.post(urls.logout(), async (c) => {
    await logBrowserOut(house, c)
    return goOn(c, urls.home(), 'You are logged out.')
  })

  routes.get(urls.tokenDispenser(), (c) => {
    c.header('Cache-Control', 'no-store')
    return c.json({ token: formToken(house, c) })
  })

  return routes
}

/** A password in an address would lie in histories and logs for ever; whoever sends one is told so at once.
 * Stands before everything that reads a login. */
export function refuseSecretsInAddress(house: House): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (!Object.keys(c.req.query()).some((name) => /^user\[|password/i.test(name))) return next()
    return showProblem(house, c, 400, 'A password does not belong in an address', [
      <p>
        The name and the password came in the address of the page, where browsers and servers on the way keep them.
        Nobody was logged in. Send them in the form, and think about changing the password.
      </p>,
    ])
  }
}

function shutOut(reason: string): string {
  return `This account is closed. ${reason} The mail about it has a link to appeal.`
}

function show(house: House, c: Context<WebEnv>, shown: Shown): Promise<Response> {
  const viewer = c.get('viewer')
  return showPage(house, c, {
    title: 'Log in',
    main: 'sessions-new region',
    unlisted: true,
    body:
      viewer.kind === 'member' && !shown.problem ? (
        <LoggedInAlready login={viewer.login} />
      ) : (
        <LoginPage
          token={formToken(house, c)}
          login={shown.login ?? ''}
          remember={shown.remember ?? false}
          returnTo={shown.returnTo ?? ''}
          restricted={c.req.query('restricted') === 'true'}
          problem={shown.problem}
          passkeys={offersPasskeys(house)}
        />
      ),
  })
}
