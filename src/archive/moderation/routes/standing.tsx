import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readFields } from '../../../platform/web/fields.ts'
import { AccountFrame, memberOf, requireOwner } from '../../accounts/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { ownReports } from '../../reports/index.ts'
import { urls } from '../../urls.ts'
import { AppealPage, StandingPage } from '../pages/standing.tsx'
import { findMeasure, insertAppeal, type Measure, measuresFor } from '../store/measures.ts'
import { appealToken, readAppealToken } from '../telling.ts'

type C = Context<WebEnv>

const APPEAL_MOST = 5000
const appealForm = z.object({ text: z.string().trim() })

/** What was decided about oneself, and saying that it is wrong. */
export function standingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get(urls.standing(':login'), requireOwner(house), async (c) => {
    const { id, login } = memberOf(c)
    const measures = (await measuresFor(house.db, id)).map((measure) => ({
      measure,
      appealAddress: urls.appeal(appealToken(house, measure.id)),
    }))
    const body = (
      <AccountFrame login={login} at="standing">
        <StandingPage measures={measures} reports={await ownReports(house.db, id)} />
      </AccountFrame>
    )
    const main = 'standing-show dashboard region'
    return showPage(house, c, { title: 'Standing and reports', main, unlisted: true, body })
  })

  routes.get(urls.appeal(':token'), (c) => withMeasure(house, c, (measure) => showAppeal(house, c, measure)))
  routes.post(urls.appeal(':token'), (c) =>
    withMeasure(house, c, async (measure) => {
      const { text } = await readFields(c, appealForm)
      if (text === '') return showAppeal(house, c, measure, 'Write why the decision is wrong.')
      const now = house.now()
      await house.db.transaction().execute((trx) => insertAppeal(trx, measure.id, text.slice(0, APPEAL_MOST), now))
      return goOn(c, urls.appeal(c.req.param('token') ?? ''), 'Your appeal lies before somebody who did not decide it.')
    }),
  )

  return routes
}

async function withMeasure(house: House, c: C, answer: (measure: Measure) => Promise<Response>): Promise<Response> {
  const id = readAppealToken(house, c.req.param('token') ?? '')
  const measure = id === undefined ? undefined : await findMeasure(house.db, id)
  return measure ? answer(measure) : showNotFound(house, c)
}

function showAppeal(house: House, c: C, measure: Measure, error?: string): Promise<Response> {
  const address = urls.appeal(c.req.param('token') ?? '')
  const body = (
    <AppealPage token={formToken(house, c)} address={address} measure={measure} {...(error ? { error } : {})} />
  )
  const page = { title: 'Appeal', main: 'appeals-new region', unlisted: true, body }
  return showPage(house, c, page, error ? 422 : 200)
}
