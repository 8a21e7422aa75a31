import { Hono } from 'hono'
import { requireMember, requireRight, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { AboutPage } from './pages/about.tsx'
import { adminRoutes } from './routes/admin.tsx'
import { memberRoutes } from './routes/members.tsx'
import { type PlantShelf, setUpRoutes } from './routes/set-up.tsx'

/**
 * Running the archive, opening it for the first time, and what it says about itself.
 * @param plantShelf puts the sample shelf in; without it, nobody is asked whether to
 */
export function administrationRoutes(house: House, plantShelf?: PlantShelf): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(`${urls.admin()}/*`, requireMember(), requireRight(house, 'run-archive'))
  routes.route('/', adminRoutes(house))
  routes.route('/', memberRoutes(house))
  routes.route('/', setUpRoutes(house, plantShelf))

  routes.get(urls.about(), async (c) => {
    const { name, welcome, source } = await house.settings.read()
    const body = <AboutPage archive={name || 'Fanlight'} welcome={welcome} source={source} />
    return showPage(house, c, { title: 'About', main: 'home-about region', body })
  })

  return routes
}
