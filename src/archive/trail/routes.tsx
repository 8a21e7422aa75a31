import { type Context, Hono } from 'hono'
import { AccountFrame, memberOf, requireOwner } from '../accounts/index.ts'
import { requireMember, requireRight, showPage, showStaff } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { OwnTrailPage, TrailPage } from './pages.tsx'
import { readTrail, trailOf } from './store.ts'

const ON_ONE_PAGE = 50

/** The trail: all of it for those who keep the archive, their own matters for everybody. */
export function trailRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get(urls.staffTrail(), requireMember(), requireRight(house, 'read-trail'), async (c) => {
    const person = (c.req.query('person') ?? '').trim().slice(0, 40)
    const page = await readTrail(house.db, { person, before: beforeIn(c), limit: ON_ONE_PAGE })
    return showStaff(house, c, { at: 'trail', title: 'What was done', body: <TrailPage page={page} person={person} /> })
  })

  routes.get(urls.ownTrail(':login'), requireOwner(house), async (c) => {
    const { id, login } = memberOf(c)
    const page = await trailOf(house.db, id, { before: beforeIn(c), limit: ON_ONE_PAGE })
    const body = (
      <AccountFrame login={login} at="trail">
        <OwnTrailPage page={page} login={login} />
      </AccountFrame>
    )
    const main = 'trail-index dashboard region'
    return showPage(house, c, { title: 'What the archive did', main, unlisted: true, body })
  })

  return routes
}

function beforeIn(c: Context<WebEnv>): number | undefined {
  const before = Number(c.req.query('before'))
  return Number.isSafeInteger(before) && before > 0 ? before : undefined
}
