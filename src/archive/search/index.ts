export { Finder, type Found } from './finder/finder.ts'
export { searchRoutes } from './routes.ts'
