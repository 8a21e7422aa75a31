export { openSettings, type Settings, type SiteSettings, siteSettings } from './store.ts'
