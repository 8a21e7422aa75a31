import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readFields } from '../../../platform/web/fields.ts'
import { networkOf, openLimit } from '../../../platform/web/limits.ts'
import { clientAddress } from '../../../platform/web/requests.ts'
import { formToken, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import {
  isCategory,
  namedBy,
  openReport,
  type Reported,
  type ReportProblems,
  reportProblems,
  type TypedReport,
} from '../../reports/index.ts'
import { urls } from '../../urls.ts'
import { ReportedPage, ReportFormPage } from '../pages/report.tsx'
import { reportedBy } from '../targets.ts'
import { sentencesFor } from '../words.ts'

type C = Context<WebEnv>

/** Of one network, or one member, in an hour. */
const REPORTS_AN_HOUR = 20

const NOTHING: TypedReport = { category: '', text: '', email: '', homepage: '' }
const text = z.string()
const reportForm = z.object({ address: text.trim(), category: text, text, email: text.trim(), homepage: text })

/** Telling those who keep order of something. */
export function reportRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const limit = openLimit(REPORTS_AN_HOUR, 3600)

  routes.get(urls.report(), async (c) => {
    const address = c.req.query('about') ?? ''
    const reported = address === '' ? undefined : await reportedAt(house, c, address)
    if (address !== '' && !reported) return showNotFound(house, c)
    return show(house, c, { reported, address, typed: NOTHING })
  })

  routes.post(urls.report(), async (c) => {
    const { address, ...typed } = await readFields(c, reportForm)
    const reported = await reportedAt(house, c, address)
    const problems: ReportProblems = {
      ...reportProblems(typed),
      ...(reported ? {} : { address: 'address-unknown' as const }),
    }
    const { category } = typed
    if (Object.keys(problems).length > 0 || !reported || !isCategory(category))
      return show(house, c, { reported, address, typed, problems })
    const viewer = c.get('viewer')
    const who = viewer.kind === 'member' ? `member ${viewer.id}` : networkOf(clientAddress(c, house.config.proxies))
    const wait = await limit.take(who)
    if (wait) {
      c.header('Retry-After', String(wait))
      return show(house, c, { reported, address, typed, problems: { text: 'too-fast' } })
    }
    const by = { category, text: typed.text.trim(), userId: viewer.kind === 'member' ? viewer.id : undefined }
    const email = viewer.kind === 'member' ? '' : typed.email
    await house.db.transaction().execute((trx) => openReport(house, trx, reported, { ...by, email }))
    const page = { title: 'Thank you', main: 'reports-create region', unlisted: true, body: <ReportedPage /> }
    return showPage(house, c, page)
  })

  return routes
}

async function reportedAt(house: House, c: C, address: string): Promise<Reported | undefined> {
  const named = namedBy(address)
  return named && reportedBy(house.db, named, c.get('viewer'))
}

type Shown = {
  readonly reported: Reported | undefined
  readonly address: string
  readonly typed: TypedReport
  readonly problems?: ReportProblems
}

function show(house: House, c: C, { reported, address, typed, problems = {} }: Shown): Promise<Response> {
  const body = (
    <ReportFormPage
      token={formToken(house, c)}
      reported={reported}
      address={address}
      typed={typed}
      guest={c.get('viewer').kind === 'guest'}
      errors={sentencesFor(problems)}
    />
  )
  const status = problems.text === 'too-fast' ? 429 : Object.keys(problems).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Report something', main: 'reports-new region', unlisted: true, body }, status)
}
