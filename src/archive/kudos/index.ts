export { kudosAround } from './companion.tsx'
export { KUDOS_NIGHT, kudosNight, planKudosNight } from './nightly.ts'
export { kudosRoutes } from './routes.tsx'
export { leaveKudos } from './store.ts'
