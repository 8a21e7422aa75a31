export { archiveId, openSettings, type Settings, type SiteSettings, siteSettings } from './store.ts'
