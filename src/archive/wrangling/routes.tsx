import { Hono } from 'hono'
import { requireMember, requireRight } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { changeRoutes } from './routes/change.tsx'
import { fandomRoutes } from './routes/fandoms.tsx'
import { favouriteRoutes } from './routes/favourites.tsx'
import { historyRoutes } from './routes/history.tsx'
import { homeRoutes } from './routes/home.tsx'
import { mediaRoutes } from './routes/media.tsx'
import { packRoutes } from './routes/pack.tsx'
import { suggestionRoutes } from './routes/suggestions.tsx'
import { tagRoutes } from './routes/tags.tsx'

const PARTS = [
  homeRoutes,
  tagRoutes,
  suggestionRoutes,
  changeRoutes,
  historyRoutes,
  fandomRoutes,
  mediaRoutes,
  packRoutes,
]

/** The tag desk, where wranglers tie tags together; and the tags that members keep at hand. */
export function wranglingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(`${urls.desk()}/*`, requireMember(), requireRight(house, 'wrangle-tags'))
  for (const part of PARTS) routes.route('/', part(house))
  return routes.route('/', favouriteRoutes(house))
}
