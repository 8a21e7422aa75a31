export { newsAtHome } from './at-home.tsx'
export { newsRoutes } from './routes.tsx'
export { saveEntry, savePost } from './store.ts'
