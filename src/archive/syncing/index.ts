export { syncingPart } from './account-part.ts'
export { progressionRoutes } from './progression/routes.ts'
export { koreaderRoutes } from './routes.ts'
