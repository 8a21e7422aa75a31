export { CAST, type Player, passwordOf } from './cast.ts'
export { type Recipe, seedCatalogue } from './catalogue/seed.ts'
export { prepareDemo } from './prepare.ts'
export { plantShelf } from './shelf.ts'
