export { followingPart } from './account-part.ts'
export { followAround, followForm, followSeries } from './around.tsx'
export { matchSearches } from './matching.ts'
export { type Posted, postedFor } from './postings.ts'
export { followingRoutes } from './routes.tsx'
export { KINDS, type Kind } from './rules.ts'
export { stoppingRoutes } from './stopping.tsx'
export {
  isCollectionThere,
  isPersonThere,
  isSearchOf,
  setMails,
  subscribe,
  subscriptionsOf,
  unsubscribe,
} from './subscriptions.ts'
export { DIGEST, listenFollowing, MATCH, sendDigest, TELL, tellFollowers } from './telling.ts'
