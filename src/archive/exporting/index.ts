export { exportingPart } from './account-part.ts'
export { EXPORT_ACCOUNT, exportAccount, sweepExports } from './out/job.ts'
export { makeAccountFile } from './out/make.ts'
export { exportRoutes } from './routes-out.tsx'
