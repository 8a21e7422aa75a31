export { type Answer, type Frozen, freeze } from './freeze.ts'
