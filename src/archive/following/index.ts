export { followAround, followForm, followSeries } from './around.tsx'
export { followingRoutes } from './routes.tsx'
export { stoppingRoutes } from './stopping.tsx'
export { DIGEST, listenFollowing, sendDigest, TELL, tellFollowers } from './telling.ts'
