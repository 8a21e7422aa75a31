export { oldAddressRoutes } from './addresses/routes.ts'
export { parseMapping } from './efiction/mapping.ts'
export { type MovedIn, moveIn, readMapping, type Watcher, type Wishes } from './efiction/run.ts'
export type { LeftOut, MovingReport, Remark, Tally } from './report.ts'
