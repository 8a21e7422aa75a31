export { checkArchive, type Fault, type Health } from './check.ts'
