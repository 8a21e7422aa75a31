import { Hono } from 'hono'
import { FeedLinks, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { SeriesCompanion, SeriesHiding } from '../around.ts'
import { loadBlurbs } from '../store/blurbs.ts'
import { SeriesPage } from './pages/series.tsx'
import { findSeries } from './series.ts'

const A_PAGE = 20

/** Series, as readers see them.
 * @param hiding what viewers hide of them; without one, nothing is hidden */
export function seriesRoutes(
  house: House,
  companions: readonly SeriesCompanion[] = [],
  hiding: SeriesHiding = async () => ({ off: false, works: new Map(), note: null }),
): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/series/:id{[0-9]+}', async (c) => {
    const viewer = c.get('viewer')
    const series = await findSeries(house.db, Number(c.req.param('id')), viewer)
    if (!series) return showNotFound(house, c)
    const pages = Math.ceil(series.workIds.length / A_PAGE)
    const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), pages)
    const ids = series.workIds.slice((page - 1) * A_PAGE, page * A_PAGE)
    const address = (to: number, off: boolean) => addressOf(series.id, to, off)
    const hidden = await hiding(c, series, (off) => address(page, off))
    const blurbs = await loadBlurbs(
      house.db,
      ids.filter((id) => !hidden.works.has(id)),
    )
    const own = viewer.kind === 'member' && series.creators.some(({ userId }) => userId === viewer.id)
    const actions = await Promise.all(companions.map((companion) => companion(house, c, series)))
    return showPage(house, c, {
      title: series.title,
      main: 'series-show region',
      sameForGuests: true,
      head: <FeedLinks page={urls.series(series.id)} />,
      body: (
        <SeriesPage
          series={series}
          works={ids.map((id) => ({ id, blurb: blurbs.get(id), hiddenBy: hidden.works.get(id) }))}
          note={hidden.note}
          shown={address(page, true)}
          page={page}
          pages={pages}
          href={(to) => address(to, hidden.off)}
          own={own}
          actions={actions}
        />
      ),
    })
  })
  return routes
}

function addressOf(seriesId: number, page: number, off: boolean): string {
  const query = [...(page > 1 ? [`page=${page}`] : []), ...(off ? ['my_filters=off'] : [])].join('&')
  return query === '' ? urls.series(seriesId) : `${urls.series(seriesId)}?${query}`
}
