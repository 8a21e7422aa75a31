export { distanceRoutes } from './routes.tsx'
export { blockBetween, notMuting } from './store.ts'
