export { type Exported, exportArchive, wouldExport } from './export.ts'
export { type Imported, importBundle, isEmptyArchive } from './import.ts'
export { type Bundle, openBundle, verifyBundle } from './open-bundle.ts'
