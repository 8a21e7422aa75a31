export type { Act } from './acts.ts'
export { trailRoutes } from './routes.tsx'
export { type Done, leaveTrail, type Step, trailAbout } from './store.ts'
