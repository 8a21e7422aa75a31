export { apiRoutes, crossOrigins } from './routes.ts'
