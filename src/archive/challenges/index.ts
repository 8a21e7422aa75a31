export { challengeRoutes } from './routes.tsx'
export { listenChallenges } from './telling.ts'
