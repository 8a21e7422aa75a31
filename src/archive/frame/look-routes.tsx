import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { ownPath } from '../../platform/web/back.ts'
import { readForm } from '../../platform/web/form.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { LOOK_CHOICES, LOOK_COOKIE, LOOK_SCOPE, type LookName, parseLook, printLook, readLook } from './look.ts'
import { LookForm } from './look-form.tsx'
import { formToken, goOn, showPage } from './respond.tsx'

/** The page for type and theme, and the form that the reader's bar carries too. */
export function lookRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.look(), (c) =>
    showPage(house, c, {
      title: 'Type and theme',
      main: 'look-edit region',
      body: (
        <>
          <h2 class="heading">Type and theme</h2>
          <p class="soft">How pages and stories look in this browser. What you do not choose follows your system.</p>
          <div class="sheet page">
            <LookForm look={readLook(c)} token={formToken(house, c)} here={urls.look()} />
          </div>
        </>
      ),
    }),
  )
  routes.post(urls.look(), async (c) => {
    const form = await readForm(c)
    const chosen = Object.fromEntries((Object.keys(LOOK_CHOICES) as LookName[]).map((name) => [name, form.text(name)]))
    const look = form.has('reset') ? '' : printLook(parseLook(printLook(chosen)))
    if (form.has('reset')) deleteCookie(c, LOOK_COOKIE, { path: '/' })
    else setCookie(c, LOOK_COOKIE, look, LOOK_SCOPE)
    const viewer = c.get('viewer')
    if (viewer.kind === 'member')
      await house.db
        .transaction()
        .execute((trx) => house.announce(trx, { kind: 'look-chosen', userId: viewer.id, look }))
    return goOn(c, ownPath(form.text('return_to')) ?? urls.look())
  })
  return routes
}
