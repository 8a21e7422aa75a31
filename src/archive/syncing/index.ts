export { koreaderRoutes } from './routes.ts'
