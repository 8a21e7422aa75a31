export { keepAll } from './button.ts'
export { showShelf } from './shelf.ts'
export { bringUpToDate, sendLater } from './sync.ts'
