import { Hono } from 'hono'
import { FeedLinks, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { SeriesCompanion } from '../around.ts'
import { loadBlurbs } from '../store/blurbs.ts'
import { SeriesPage } from './pages/series.tsx'
import { findSeries } from './series.ts'

const A_PAGE = 20

/** Series, as readers see them. */
export function seriesRoutes(house: House, companions: readonly SeriesCompanion[] = []): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/series/:id{[0-9]+}', async (c) => {
    const viewer = c.get('viewer')
    const series = await findSeries(house.db, Number(c.req.param('id')), viewer)
    if (!series) return showNotFound(house, c)
    const pages = Math.ceil(series.workIds.length / A_PAGE)
    const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), pages)
    const ids = series.workIds.slice((page - 1) * A_PAGE, page * A_PAGE)
    const loaded = await loadBlurbs(house.db, ids)
    const blurbs = ids.flatMap((id) => loaded.get(id) ?? [])
    const own = viewer.kind === 'member' && series.creators.some(({ userId }) => userId === viewer.id)
    const actions = await Promise.all(companions.map((companion) => companion(house, c, series)))
    return showPage(house, c, {
      title: series.title,
      main: 'series-show region',
      sameForGuests: true,
      head: <FeedLinks page={urls.series(series.id)} />,
      body: <SeriesPage series={series} blurbs={blurbs} page={page} pages={pages} own={own} actions={actions} />,
    })
  })
  return routes
}
