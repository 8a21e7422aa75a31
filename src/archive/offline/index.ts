export { offerOffline, offerSeriesOffline } from './offer.tsx'
export { offlineRoutes } from './routes.tsx'
