export { CAST, type Player, passwordOf } from './cast.ts'
export { prepareDemo } from './prepare.ts'
export { plantShelf } from './shelf.ts'
