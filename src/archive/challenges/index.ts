export { challengesPart } from './account-part.ts'
export { challengeRoutes } from './routes.tsx'
export { listenChallenges } from './telling.ts'
