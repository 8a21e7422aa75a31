export { betasPart } from './account-part.ts'
export { betasAround } from './around.tsx'
export { listenBetas } from './listening.ts'
export { betaRoutes } from './routes.ts'
