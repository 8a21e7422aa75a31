export { ownCatalogueRoutes } from './catalogues.ts'
export { ownFeedRoutes } from './routes.tsx'
