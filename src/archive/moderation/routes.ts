import { Hono } from 'hono'
import type { House, WebEnv } from '../house.ts'
import { caseRoutes } from './routes/cases.tsx'
import { doorRoutes } from './routes/door.tsx'
import { heldRoutes } from './routes/held.tsx'
import { measureRoutes } from './routes/measures.tsx'
import { reportRoutes } from './routes/report.tsx'
import { ruleRoutes } from './routes/rules.tsx'
import { standingRoutes } from './routes/standing.tsx'

const PARTS = [reportRoutes, caseRoutes, measureRoutes, standingRoutes, ruleRoutes, heldRoutes, doorRoutes]

/** Reporting, judging, and what those concerned can say to it. */
export function moderationRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  for (const part of PARTS) routes.route('/', part(house))
  return routes
}
