export type { PlantShelf } from './routes/set-up.tsx'
export { administrationRoutes } from './routes.tsx'
