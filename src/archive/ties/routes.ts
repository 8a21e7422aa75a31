import { Hono } from 'hono'
import type { Desk } from '../catalogue/index.ts'
import type { House, WebEnv } from '../house.ts'
import { creatorRoutes } from './routes/creators.tsx'
import { giftRoutes } from './routes/gifts.tsx'
import { relatedRoutes } from './routes/related.tsx'
import { waitingRoutes } from './routes/waiting.tsx'

/** Credit, gifts and related works, each with the consent of both sides. */
export function tiesRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  for (const room of [creatorRoutes, giftRoutes, relatedRoutes, waitingRoutes]) routes.route('/', room(house, desk))
  return routes
}
