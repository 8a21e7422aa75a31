export { robotsPart } from './account-part.ts'
export { robotsAround } from './around.tsx'
export { robotRoutes } from './routes.tsx'
