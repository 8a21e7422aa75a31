export { ownFeedRoutes } from './routes.tsx'
