export { type Exported, exportArchive, migrationsOf, type Origin, wouldExport, wrapDatabase } from './export.ts'
export { DATABASE } from './format.ts'
export { bringMedia, type Imported, importBundle, isEmptyArchive } from './import.ts'
export { type Bundle, openBundle, verifyBundle } from './open-bundle.ts'
