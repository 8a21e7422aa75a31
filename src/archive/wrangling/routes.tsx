import { Hono } from 'hono'
import { requireMember, requireRole } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { changeRoutes } from './routes/change.tsx'
import { fandomRoutes } from './routes/fandoms.tsx'
import { historyRoutes } from './routes/history.tsx'
import { homeRoutes } from './routes/home.tsx'
import { mediaRoutes } from './routes/media.tsx'
import { tagRoutes } from './routes/tags.tsx'

/** The tag desk, where wranglers tie tags together. */
export function wranglingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(`${urls.desk()}/*`, requireMember(), requireRole(house, 'wrangler'))
  for (const part of [homeRoutes, tagRoutes, changeRoutes, historyRoutes, fandomRoutes, mediaRoutes])
    routes.route('/', part(house))
  return routes
}
