export { statisticsPart } from './account-part.ts'
export { statisticsRoutes } from './routes.tsx'
