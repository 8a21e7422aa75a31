import { type Context, Hono } from 'hono'
import { showForeignForm, showPage, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { readUnsubscribeToken } from './letter.ts'
import { setMail } from './store.ts'

const WORDS = {
  kudos: 'when your works are given kudos',
  comments: 'when somebody comments or answers you',
  collections: 'about collections and challenges',
  ties: 'when somebody wants to credit you, give you a work, or name a work of yours',
  betas: 'about beta rooms: invitations, and what is to be read',
} as const

type Asked = NonNullable<ReturnType<typeof readUnsubscribeToken>>

/** Where mails lead that nobody wants any more. Mail programs send the form themselves, without a session and without our
 * token: the address is the proof, so this stands before the guard of forms. */
export function unsubscribeRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get(urls.unsubscribe(':token'), (c) => {
    const asked = readUnsubscribeToken(house, c.req.param('token') ?? '')
    return asked ? showQuestion(house, c, asked) : showStale(house, c)
  })

  routes.post(urls.unsubscribe(':token'), async (c) => {
    const asked = readUnsubscribeToken(house, c.req.param('token') ?? '')
    if (!asked) return showForeignForm(house, c)
    await house.db.transaction().execute((trx) => setMail(trx, asked.userId, asked.kind, false))
    return showPage(house, c, {
      title: 'No more of these mails',
      main: 'notices-destroy region',
      unlisted: true,
      body: (
        <>
          <h2 class="heading">No more of these mails</h2>
          <p>You will get no mail {WORDS[asked.kind]}. In your preferences you can have them again.</p>
        </>
      ),
    })
  })

  return routes
}

/** Programs that look at every link of a mail must not unsubscribe anybody by looking. */
function showQuestion(house: House, c: Context<WebEnv>, { kind }: Asked): Promise<Response> {
  const body = (
    <>
      <h2 class="heading">No more of these mails?</h2>
      <form class="page" method="post" action={urls.unsubscribe(c.req.param('token') ?? '')}>
        <p>You asked for no more mails {WORDS[kind]}.</p>
        <p class="actions">
          <button type="submit" class="primary">
            No more of these mails
          </button>
        </p>
      </form>
    </>
  )
  return showPage(house, c, { title: 'No more of these mails?', main: 'notices-edit region', unlisted: true, body })
}

function showStale(house: House, c: Context<WebEnv>): Promise<Response> {
  return showProblem(house, c, 404, 'This link leads nowhere', [
    <p>It may have been cut short on its way. What mails you get can be chosen in your preferences.</p>,
  ])
}
