export { robotsAround } from './around.tsx'
export { robotRoutes } from './routes.tsx'
