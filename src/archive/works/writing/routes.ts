import { Hono } from 'hono'
import type { House, WebEnv } from '../../house.ts'
import { keepingRoutes } from './autosaving/routes-keep.ts'
import { autosavedTextRoutes } from './autosaving/routes-text.tsx'
import type { Gathering } from './gathering.ts'
import { dateRoutes } from './publishing/routes-dates.tsx'
import { partRoutes } from './publishing/routes-parts.tsx'
import { planRoutes } from './publishing/routes-plan.tsx'
import { chapterListRoutes } from './routes-chapter-list.tsx'
import { chapterRoutes } from './routes-chapters.tsx'
import { editWorkRoutes } from './routes-edit.tsx'
import { newWorkRoutes } from './routes-new.tsx'
import { editSeriesRoutes } from './routes-series.tsx'
import { shelfRoutes } from './routes-shelf.tsx'
import { templateRoutes } from './templates/routes.tsx'
import { versionRoutes } from './versions/routes.tsx'

/** Everything that creators do with works, chapters and series. */
export function writingRoutes(house: House, gathering: Gathering): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const parts: readonly ((house: House, gathering: Gathering) => Hono<WebEnv>)[] = [
    keepingRoutes,
    autosavedTextRoutes,
    versionRoutes,
    planRoutes,
    dateRoutes,
    partRoutes,
    newWorkRoutes,
    templateRoutes,
    editWorkRoutes,
    chapterRoutes,
    chapterListRoutes,
    shelfRoutes,
    editSeriesRoutes,
  ]
  for (const part of parts) routes.route('/', part(house, gathering))
  return routes
}
