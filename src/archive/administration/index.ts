export type { Gauges } from './condition.ts'
export { metricsRoutes } from './routes/metrics.ts'
export type { PlantShelf } from './routes/set-up.tsx'
export { administrationRoutes } from './routes.tsx'
