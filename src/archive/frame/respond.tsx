import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import { sendProblem } from '../../platform/web/problems.ts'
import { guest } from '../../platform/web/viewer.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { NOTICE_COOKIE, sendHtml } from './answer.ts'
import { GivenBack, whatWasTyped } from './given-back.tsx'
import { Layout, type PageParts } from './layout.tsx'
import { readLook } from './look.ts'
import { isForPrograms } from './programs.ts'

/** Seconds after which it is worth trying again. */
const COME_BACK = 5

type Status = 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 451 | 500 | 503

/** @returns the token for the forms of the page that answers this request */
export function formToken(house: Pick<House, 'tokens' | 'now'>, c: Context<WebEnv>): string {
  return house.tokens.token(c.get('viewer') ?? guest, house.now())
}

/** Answers with a whole page. */
export async function showPage(
  house: House,
  c: Context<WebEnv>,
  page: PageParts,
  status: Status = 200,
): Promise<Response> {
  const notice = takeNotice(c)
  const { name, banner, engines, training } = await settingsOf(house)
  const told = { unlisted: page.unlisted === true || (!engines && page.training === undefined) }
  const html = Layout({
    page: { training, ...page, ...told },
    around: {
      archive: name,
      banner,
      viewer: c.get('viewer') ?? guest,
      token: formToken(house, c),
      look: readLook(c),
      assets: house.assets,
      notice,
      query: c.req.query('work_search[query]') ?? '',
      more: await c
        .get('inHeader')?.()
        .catch(() => null),
    },
  })
  return sendHtml(house, c, `<!doctype html>\n${html}`, status, page.sameForGuests === true)
}

/** The page that says that the database is gone must not ask the database for its own heading. */
async function settingsOf({ settings }: House) {
  const known = await settings.read().catch(() => undefined)
  const { banner = '' } = known ?? {}
  return {
    name: known?.name || 'Fanlight',
    banner,
    engines: known?.engines ?? true,
    training: known?.training ?? false,
  }
}

/** Sends the browser on after a form was taken, with a sentence that the next page shows once.
 * @param status 302 where readers' tools wait for that one */
export function goOn(c: Context<WebEnv>, address: string, notice?: string, status: 302 | 303 = 303): Response {
  if (notice) setCookie(c, NOTICE_COOKIE, notice, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
  return c.redirect(address, status)
}

function takeNotice(c: Context<WebEnv>): string | undefined {
  const notice = getCookie(c, NOTICE_COOKIE)
  if (notice) deleteCookie(c, NOTICE_COOKIE, { path: '/' })
  return notice
}

/** What is absent and what this viewer may not see are answered with these same bytes. */
export function showNotFound(house: House, c: Context<WebEnv>): Promise<Response> {
  return showProblem(house, c, 404, 'Nothing stands at this address', [
    <p>
      It may never have been here, it may have been taken away, or it may be for other eyes.
      {(c.get('viewer') ?? guest).kind === 'guest' ? (
        <>
          {' '}
          Some works are for members only: <a href={urls.login()}>log in</a> and try again.
        </>
      ) : null}
    </p>,
  ])
}

/** The viewer may not do this at all. */
export function showForbidden(house: House, c: Context<WebEnv>): Promise<Response> {
  return showProblem(house, c, 403, 'This is not yours to do', [
    <p>Your account does not have the right to do this. If it should, ask whoever runs the archive.</p>,
  ])
}

/** A form came without its proof, or from another site. */
export function showForeignForm(house: House, c: Context<WebEnv>): Promise<Response> {
  return showProblem(house, c, 403, 'This form has gone stale', [
    <p>
      It was opened too long ago, in another session, or on another site, so nothing was changed. Go back, copy what you
      wrote, load the page again and send it once more.
    </p>,
  ])
}

/** Something broke that nobody at the other end can mend. */
export async function showBroken(house: House, c: Context<WebEnv>, status: 500 | 503 = 500): Promise<Response> {
  const heading = status === 503 ? 'The archive is catching its breath' : 'Something broke on our side'
  const typed = await whatWasTyped(house, c)
  if (status === 503) c.header('Retry-After', String(COME_BACK))
  return showProblem(house, c, status, heading, [
    typed ? (
      <p>Nothing you did caused this, and it has been noted. Nothing was changed, and what you wrote stands below.</p>
    ) : (
      <p>
        Nothing you did caused this, and it has been noted. Try again in a moment; what you wrote is still in your
        browser: go back to find it.
      </p>
    ),
    typed ? <GivenBack typed={typed} /> : null,
    <p class="hint">If you report it, say: {c.get('requestId') ?? ''}</p>,
  ])
}

/** Any other refusal, in the same voice; a program is told the same without the page. */
export async function showProblem(
  house: House,
  c: Context<WebEnv>,
  status: Exclude<Status, 200>,
  heading: string,
  words: readonly Child[],
): Promise<Response> {
  if (isForPrograms(c)) return sendProblem(c, { status, title: heading })
  const body = (
    <div class="problem">
      <h2 class="heading">
        Error {status}: {heading}
      </h2>
      {words}
      <p class="actions">
        <a class="button" href={urls.home()}>
          Go to the front page
        </a>
        <a class="button" href={urls.works()}>
          Look at works
        </a>
      </p>
    </div>
  )
  return showPage(
    house,
    c,
    { title: heading, main: `system errors error-${status} region`, unlisted: true, body },
    status,
  )
}
