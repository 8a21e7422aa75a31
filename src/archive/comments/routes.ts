import { Hono } from 'hono'
import type { House, WebEnv } from '../house.ts'
import { commentBinRoutes } from './bin/routes.tsx'
import { changeRoutes } from './routes/change.tsx'
import { marginRoutes } from './routes/margin.tsx'
import { ownRoutes } from './routes/own.tsx'
import { readRoutes } from './routes/read.tsx'
import { writeRoutes } from './routes/write.tsx'

/** Everything that is said of works. */
export function commentRoutes(house: House): Hono<WebEnv> {
  const all = new Hono<WebEnv>()
  for (const routes of [readRoutes, marginRoutes, writeRoutes, changeRoutes, ownRoutes, commentBinRoutes])
    all.route('/', routes(house))
  return all
}
