import { Hono } from 'hono'
import type { House, WebEnv } from '../house.ts'
import { bondPageRoutes } from './routes-bond.tsx'
import { letterRoutes } from './routes-letters.ts'
import { liveRoutes } from './routes-live.ts'
import { offerRoutes } from './routes-offers.tsx'

/** Reading together. */
export function bondRoutes(house: House): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .route('/', offerRoutes(house))
    .route('/', bondPageRoutes(house))
    .route('/', liveRoutes(house))
    .route('/', letterRoutes(house))
}
