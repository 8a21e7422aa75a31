export { skinsPart } from './account-part.ts'
export { skinAround } from './around.tsx'
export { skinRoutes } from './routes.tsx'
