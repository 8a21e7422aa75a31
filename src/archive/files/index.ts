export { offerDownloads, offerSeriesDownloads } from './offer.tsx'
export { downloadRoutes } from './routes.ts'
