import { Hono } from 'hono'
import type { House, WebEnv } from '../house.ts'
import { marginRoutes } from './routes/margin.tsx'
import { noteRoutes } from './routes/notes.ts'
import { peopleRoutes } from './routes/people.tsx'
import { roomRoutes } from './routes/rooms.tsx'

/** A work read by a few before others read it, with notes in its margin. */
export function betaRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  for (const room of [roomRoutes, peopleRoutes, marginRoutes, noteRoutes]) routes.route('/', room(house))
  return routes
}
