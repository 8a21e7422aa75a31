export { skinAround } from './around.tsx'
export { skinRoutes } from './routes.tsx'
