export { bulkRoutes } from './routes.tsx'
