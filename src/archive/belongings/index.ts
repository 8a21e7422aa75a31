export {
  type AccountPart,
  type Brought,
  type Coming,
  type Kept,
  type Kind,
  kindOf,
  type Owner,
  type Told,
} from './part.ts'
export { byIds, inPages, recordsOf, yes } from './reading.ts'
export * as shape from './shapes.ts'
