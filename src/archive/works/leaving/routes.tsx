import { Hono } from 'hono'
import { type Form, readForm } from '../../../platform/web/form.ts'
import { openLimit } from '../../../platform/web/limits.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import { logBrowserOut, showTooMany, verifyPassword } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, showPage, showProblem } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { type C, withOwner } from '../writing/own.ts'
import { ChoicePage, LastPage } from './pages.tsx'
import { fateFrom, type LeavingWork, outcomes, type Wishes } from './rules.ts'
import { isOnlyAdmin, leave, leavingWorks } from './store.ts'

const TRIES = 10
const WITHIN_SECONDS = 900

/** The way out of the archive. */
export function leavingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const tries = openLimit(TRIES, WITHIN_SECONDS)
  routes.get('/users/:login/delete', requireMember(), (c) =>
    withOwner(house, c, (member) => showChoices(house, c, member)),
  )
  routes.post('/users/:login/delete', requireMember(), (c) =>
    withOwner(house, c, async (member) => {
      const form = await readForm(c)
      const works = await leavingWorks(house.db, member.id)
      const wishes = wishesIn(form, works)
      if (await isOnlyAdmin(house.db, member.id)) return showOnlyAdmin(house, c)
      if (form.text('do') !== 'leave') return showLast(house, c, member, works, wishes)
      const wait = await tries.take(String(member.id))
      if (wait !== undefined) return showTooMany(house, c, wait)
      if (!(await verifyPassword(house.db, member.id, form.text('password')))) {
        return showLast(house, c, member, works, wishes, 'This is not the password of your account.')
      }
      await house.db.transaction().execute(async (trx) => {
        await leave(trx, member.id, wishes, house.now())
        await house.announce(trx, { kind: 'user-removed', userId: member.id })
      })
      await logBrowserOut(house, c)
      return goOn(c, urls.home(), 'Your account is gone. Thank you for what you wrote here.')
    }),
  )
  return routes
}

/** Nothing is deleted unless somebody says so: without a choice works stay as they are. */
function wishesIn(form: Form, works: readonly LeavingWork[]): Wishes {
  const some = works.flatMap(({ id }) => {
    const fate = fateFrom(form.text(`fate_${id}`))
    return fate ? [[id, fate] as const] : []
  })
  return { all: fateFrom(form.text('fate')) ?? 'keep', some: new Map(some) }
}

async function showChoices(house: House, c: C, member: Member): Promise<Response> {
  if (await isOnlyAdmin(house.db, member.id)) return showOnlyAdmin(house, c)
  const works = await leavingWorks(house.db, member.id)
  const wishes: Wishes = { all: 'keep', some: new Map() }
  const body = <ChoicePage login={member.login} works={works} wishes={wishes} token={formToken(house, c)} />
  return showPage(house, c, { title: 'Delete your account', main: 'users-delete region', unlisted: true, body })
}

function showLast(
  house: House,
  c: C,
  { login }: Member,
  works: readonly LeavingWork[],
  wishes: Wishes,
  wrong?: string,
): Promise<Response> {
  const found = outcomes(works, wishes)
  const errors = wrong === undefined ? {} : { password: wrong }
  const body = <LastPage login={login} found={found} wishes={wishes} errors={errors} token={formToken(house, c)} />
  const page = { title: 'Delete your account', main: 'users-delete region', unlisted: true, body }
  return showPage(house, c, page, wrong === undefined ? 200 : 422)
}

function showOnlyAdmin(house: House, c: C): Promise<Response> {
  return showProblem(house, c, 403, 'You are the only one who runs this archive', [
    <p>Make somebody else an administrator first; then you can delete your account.</p>,
  ])
}
