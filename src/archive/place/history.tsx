import type { Context } from 'hono'
import { isId } from '../../platform/db/ids.ts'
import { readForm } from '../../platform/web/form.ts'
import { memberOf } from '../accounts/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import type { LineReader } from '../search/index.ts'
import { urls } from '../urls.ts'
import { countFor, Dashboard, findPerson, loadBlurbs } from '../works/index.ts'
import { HistoryPage } from './pages/history.tsx'
import { newestPlaces } from './store/places.ts'
import { countReadings, forgetReadings, keepingHistory, readingsOf } from './store/readings.ts'
import { settleVisits } from './visits.ts'

const A_PAGE = 20

/** The page of a member's own history, and of what is marked for later. */
export async function showHistory(house: House, reader: LineReader, c: Context<WebEnv>): Promise<Response> {
  const viewer = memberOf(c)
  await settleVisits(house)
  const asked = await reader.read(c.req.query('query') ?? '', viewer)
  const wanted = { ofWorks: asked.ofWorks, forLater: c.req.query('show') === 'to-read' }
  const count = await countReadings(house.db, viewer, wanted)
  const pages = Math.max(1, Math.ceil(count / A_PAGE))
  const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), pages)
  const readings = await readingsOf(house.db, viewer, wanted, { offset: (page - 1) * A_PAGE, most: A_PAGE })
  const ids = readings.map(({ workId }) => workId)
  const [blurbs, places] = await Promise.all([loadBlurbs(house.db, ids), newestPlaces(house.db, viewer.id, ids)])
  const entries = readings.flatMap((reading) => {
    const blurb = blurbs.get(reading.workId)
    return blurb ? [{ reading, blurb, place: places.get(reading.workId) }] : []
  })
  const person = await findPerson(house.db, viewer.login)
  if (!person) return showNotFound(house, c)
  const counts = await countFor(house.db, person, viewer)
  return showPage(house, c, {
    title: wanted.forLater ? 'Marked for later' : 'History',
    main: 'readings-index dashboard region',
    unlisted: true,
    body: (
      <>
        <Dashboard person={person} counts={counts} tab="history" own={true} />
        <HistoryPage
          asked={asked}
          forLater={wanted.forLater}
          viewer={viewer}
          login={viewer.login}
          token={formToken(house, c)}
          entries={entries}
          count={count}
          page={page}
          pages={pages}
          keeping={(await keepingHistory(house.db, [viewer.id])).has(viewer.id)}
        />
      </>
    ),
  })
}

/** Forgets one work, or all. */
export async function takeFromHistory(house: House, c: Context<WebEnv>): Promise<Response> {
  const { id, login } = memberOf(c)
  const form = await readForm(c)
  const workId = Number(form.text('work'))
  await settleVisits(house)
  if (form.text('clear') === 'all') {
    await house.db.transaction().execute((trx) => forgetReadings(trx, id))
    return goOn(c, urls.readings(login), 'Your history is empty.')
  }
  if (isId(workId)) await house.db.transaction().execute((trx) => forgetReadings(trx, id, workId))
  return goOn(c, urls.readings(login), 'It is out of your history.')
}
