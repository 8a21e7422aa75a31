import { Hono } from 'hono'
import type { Desk } from '../catalogue/index.ts'
import type { House, WebEnv } from '../house.ts'
import { Finder } from './finder/finder.ts'
import { autocompleteRoutes } from './routes/autocomplete.ts'
import { kindRoutes } from './routes/kinds.tsx'
import { listingRoutes } from './routes/listings.tsx'
import { myFilterRoutes } from './routes/my-filters.tsx'
import { savedSearchRoutes } from './routes/saved.tsx'
import { similarRoutes } from './routes/similar.tsx'
import { tagRoutes } from './routes/tags.tsx'
import { valueRoutes } from './routes/values.tsx'

/** Finding works: listings, search, tags, fandoms, type-ahead. One finder serves them all. */
export function searchRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const finder = new Finder(house, desk)
  return new Hono<WebEnv>()
    .route('/', listingRoutes(house, finder))
    .route('/', kindRoutes(house, finder, desk))
    .route('/', valueRoutes(house, finder))
    .route('/', tagRoutes(house, finder))
    .route('/', autocompleteRoutes(house, finder))
    .route('/', myFilterRoutes(house, finder))
    .route('/', savedSearchRoutes(house))
    .route('/', similarRoutes(house, finder))
}
