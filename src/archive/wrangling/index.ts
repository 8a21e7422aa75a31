export { wranglingRoutes } from './routes.tsx'
