export { syncingPart } from './account-part.ts'
export { koreaderRoutes } from './routes.ts'
