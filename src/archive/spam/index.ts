export type { Score } from './score.ts'
export { giveVerdict, type HeldComment, heldComments, judge, remember, type Verdict } from './store.ts'
