export { type PolicySettings, RATINGS, type RuleProblem, tidyRegion, UNKNOWN_REGION } from './rules.ts'
export { allRules, endRule, makeRule, type RuleLine } from './store.ts'
export { withholdByRules } from './withhold.ts'
