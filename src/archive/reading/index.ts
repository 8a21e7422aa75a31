export { offerListening } from './listening.tsx'
export { homeRoutes } from './routes.tsx'
