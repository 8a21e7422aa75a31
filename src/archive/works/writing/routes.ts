import { Hono } from 'hono'
import type { House, WebEnv } from '../../house.ts'
import { chapterListRoutes } from './routes-chapter-list.tsx'
import { chapterRoutes } from './routes-chapters.tsx'
import { editWorkRoutes } from './routes-edit.tsx'
import { newWorkRoutes } from './routes-new.tsx'
import { editSeriesRoutes } from './routes-series.tsx'
import { shelfRoutes } from './routes-shelf.tsx'

/** Everything that creators do with works, chapters and series. */
export function writingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const parts = [newWorkRoutes, editWorkRoutes, chapterRoutes, chapterListRoutes, shelfRoutes, editSeriesRoutes]
  for (const part of parts) routes.route('/', part(house))
  return routes
}
