export { type Backup, makeBackup } from './make.ts'
export { BACK_UP, backUp, planBackup, storeOf } from './nightly.ts'
export { restoreDatabase } from './restore.ts'
