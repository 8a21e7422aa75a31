export { distancePart } from './account-part.ts'
export { distanceRoutes } from './routes.tsx'
export { blockBetween, notMuting } from './store.ts'
