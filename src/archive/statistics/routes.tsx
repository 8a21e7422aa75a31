import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { readForm } from '../../platform/web/form.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { countFor, Dashboard, findOwnWork, findPerson, type Work } from '../works/index.ts'
import { Off, StatisticsPage } from './pages.tsx'
import {
  csvOf,
  type Figures,
  gather,
  type MEASURES,
  measureFrom,
  NOTHING,
  type Piece,
  periodFrom,
  pieces,
} from './rules.ts'
import { chaptersOfWork, daysOf, isOff, sitesOf, switchStatistics, totalsOf, worksOf } from './store.ts'

type C = Context<WebEnv>

const ON_A_PAGE = 100
const MOST_SITES = 25
/** before the first day that was ever counted */
const EVER = '0000'

/** How an author's works fare: for their eyes alone. */
export function statisticsRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/users/:login/stats', requireMember(), (c) => withOwner(house, c, (member) => show(house, c, member)))
  routes.post('/users/:login/stats', requireMember(), (c) =>
    withOwner(house, c, async ({ id, login }) => {
      const off = (await readForm(c)).text('do') === 'off'
      await house.db.transaction().execute((trx) => switchStatistics(trx, id, off))
      return goOn(c, urls.statistics(login), off ? 'Switched off.' : 'Switched on. Days are counted from today.')
    }),
  )
  routes.get('/users/:login/stats.csv', requireMember(), (c) =>
    withOwner(house, c, async (member) => {
      const work = await workIn(house, c, member)
      if (work === 'none') return showNotFound(house, c)
      return c.body(csvOf(await piecesFor(house, c, member, work)), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="statistics.csv"',
        'Cache-Control': 'private, no-store',
      })
    }),
  )
  return routes
}

async function show(house: House, c: C, member: Member): Promise<Response> {
  const token = formToken(house, c)
  if (await isOff(house.db, member.id)) return page(house, c, member, <Off login={member.login} token={token} off />)
  const work = await workIn(house, c, member)
  if (work === 'none') return showNotFound(house, c)
  const { works, totals } = await totalsOf(house.db, member.id)
  const pages = Math.max(1, Math.ceil(works / ON_A_PAGE))
  const at = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  return page(
    house,
    c,
    member,
    <StatisticsPage
      login={member.login}
      token={token}
      period={periodFrom(c.req.query('by'))}
      measure={measureFrom(c.req.query('of'))}
      work={work}
      pieces={await piecesFor(house, c, member, work)}
      totals={work ? await totalsOfWork(house, member, work) : totals}
      works={work ? [] : await worksOf(house.db, member.id, (at - 1) * ON_A_PAGE, ON_A_PAGE)}
      page={at}
      pages={pages}
      chapters={work ? await chaptersOfWork(house.db, work.id) : []}
      sites={await sitesOf(house.db, member.id, work?.id, MOST_SITES)}
    />,
  )
}

async function piecesFor(house: House, c: C, member: Member, work: Work | undefined): Promise<readonly Piece[]> {
  const period = periodFrom(c.req.query('by'))
  const starts = pieces(period, house.now())
  return gather(period, starts, await daysOf(house.db, member.id, work?.id, starts[0] ?? ''))
}

async function totalsOfWork(house: House, member: Member, work: Work): Promise<Figures> {
  const days = await daysOf(house.db, member.id, work.id, EVER)
  const sum = (measure: (typeof MEASURES)[number]) =>
    days.reduce((all, { figures }) => all + (figures[measure] ?? 0), 0)
  return { ...NOTHING, ...work.counters, downloads: sum('downloads'), subscriptions: sum('subscriptions') }
}

/** @returns undefined when the address asks for all works, `none` when it asks for one that is not the member's */
async function workIn(house: House, c: C, member: Member): Promise<Work | undefined | 'none'> {
  const asked = c.req.query('work')
  if (asked === undefined || asked === '') return undefined
  const work = /^\d{1,9}$/.test(asked) ? await findOwnWork(house.db, Number(asked), member.id) : undefined
  return work && work.postedAt !== null && work.deletedAt === null ? work : 'none'
}

async function page(house: House, c: C, member: Member, body: Child): Promise<Response> {
  const person = await findPerson(house.db, member.login)
  if (!person) return showNotFound(house, c)
  const counts = await countFor(house.db, person, member)
  return showPage(house, c, {
    title: 'How your works fare',
    main: 'stats-index dashboard region',
    unlisted: true,
    body: (
      <>
        <Dashboard person={person} counts={counts} tab="statistics" own />
        {body}
      </>
    ),
  })
}

async function withOwner(house: House, c: C, answer: (member: Member) => Promise<Response>): Promise<Response> {
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && viewer.login.toLowerCase() === c.req.param('login')?.toLowerCase()
  return own ? answer(viewer) : showNotFound(house, c)
}
