export { commentsAround } from './around.tsx'
export { commentRoutes } from './routes.ts'
