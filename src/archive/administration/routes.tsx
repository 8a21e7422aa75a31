import { Hono } from 'hono'
import type { Desk } from '../catalogue/index.ts'
import { requireMember, requireRight, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { conditionOf, type Gauges } from './condition.ts'
import { AboutPage } from './pages/about.tsx'
import { ConditionPage } from './pages/condition.tsx'
import { adminRoutes } from './routes/admin.tsx'
import { memberRoutes } from './routes/members.tsx'
import { type PlantShelf, setUpRoutes } from './routes/set-up.tsx'
import { showAdmin } from './routes/show.tsx'

/**
 * Running the archive, opening it for the first time, and what it says about itself.
 * @param desk who knows how far the catalogue is; @param gauges what this process knows of itself
 * @param plantShelf puts the sample shelf in; without it, nobody is asked whether to
 */
export function administrationRoutes(house: House, desk: Desk, gauges: Gauges, plantShelf?: PlantShelf): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(`${urls.admin()}/*`, requireMember(), requireRight(house, 'run-archive'))
  routes.route('/', adminRoutes(house))
  routes.get(urls.adminCondition(), async (c) => {
    const body = <ConditionPage condition={await conditionOf(house, desk, gauges)} />
    return showAdmin(house, c, { at: 'condition', title: 'How it fares', body })
  })
  routes.route('/', memberRoutes(house))
  routes.route('/', setUpRoutes(house, plantShelf))

  routes.get(urls.about(), async (c) => {
    const { name, welcome, source } = await house.settings.read()
    const body = <AboutPage archive={name || 'Fanlight'} welcome={welcome} source={source} />
    return showPage(house, c, { title: 'About', main: 'home-about region', body })
  })

  return routes
}
