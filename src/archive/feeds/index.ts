export { askForPassword } from './opds/login.ts'
export { opdsRoutes } from './opds/routes.ts'
export { feedRoutes } from './routes.ts'
export { sitemapRoutes } from './sitemap.ts'
