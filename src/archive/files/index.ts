export type { BookMap } from './known/map.ts'
export { type ServedBook, servedBook } from './known/store.ts'
export { offerDownloads, offerSeriesDownloads } from './offer.tsx'
export { downloadRoutes } from './routes.ts'
