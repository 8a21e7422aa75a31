export type { Option, SuggestedField, Suggestion } from './kinds.ts'
export { readStory } from './serving/reader.ts'
export { type GivenText, readTexts } from './serving/texts.ts'
export { suggestionsFor, suggestionsWithout } from './suggest.ts'
