import { type Context, Hono } from 'hono'
import { showForeignForm, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { isPersonThere, setMails, unsubscribe } from './subscriptions.ts'
import { readStopToken } from './telling.ts'

/** Where mails lead that nobody wants any more. Mail programs send the form themselves, without a session and without our
 * token: the signed address is the proof, so this stands before the guard of forms.
 * @see https://www.rfc-editor.org/rfc/rfc8058 */
export function stoppingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.unfollow(':token'), (c) =>
    readStopToken(house, c.req.param('token') ?? '') ? showQuestion(house, c) : showNotFound(house, c),
  )
  routes.post(urls.unfollow(':token'), async (c) => {
    const asked = readStopToken(house, c.req.param('token') ?? '')
    if (!asked) return showForeignForm(house, c)
    await house.db.transaction().execute(async (trx) => {
      if (asked.subscriptionId > 0) await unsubscribe(trx, asked.userId, asked.subscriptionId)
      else await stopMails(trx, asked.userId)
    })
    return showDone(house, c)
  })
  return routes
}

/** An account that is gone gets no mails anyway. */
async function stopMails(trx: Parameters<typeof setMails>[0], userId: number): Promise<void> {
  if (await isPersonThere(trx, userId)) await setMails(trx, userId, 'never')
}

/** Programs that look at every link of a mail must not stop anything by looking. */
function showQuestion(house: House, c: Context<WebEnv>): Promise<Response> {
  const body = (
    <>
      <h2 class="heading">No more of these mails?</h2>
      <form class="page" method="post" action={urls.unfollow(c.req.param('token') ?? '')}>
        <p>You asked not to be told any more.</p>
        <p class="actions">
          <button type="submit" class="primary">
            No more of these mails
          </button>
        </p>
      </form>
    </>
  )
  return showPage(house, c, {
    title: 'No more of these mails?',
    main: 'subscriptions-edit region',
    unlisted: true,
    body,
  })
}

function showDone(house: House, c: Context<WebEnv>): Promise<Response> {
  const body = (
    <>
      <h2 class="heading">You will not be told any more</h2>
      <p>What you follow, and how you hear of it, stands on your page of subscriptions once you are logged in.</p>
    </>
  )
  const page = { title: 'No more of these mails', main: 'subscriptions-destroy region', unlisted: true, body }
  return showPage(house, c, page)
}
