export { Catalogue, type CatalogueFigures, type CatalogueRest } from './catalogue.ts'
export type { CatalogueAnswer, CatalogueQuery, Condition, Count, Cursor, Facets } from './query.ts'
export { SETTINGS, type Settings } from './settings.ts'
export type { CatalogueWork, Counters, Flag, NumberField, Order } from './work.ts'
