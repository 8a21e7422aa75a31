export { distanceRoutes } from './routes.tsx'
export { blockBetween } from './store.ts'
