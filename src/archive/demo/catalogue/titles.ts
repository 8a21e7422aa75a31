import type { Dice } from './dice.ts'
import { ADJECTIVES, FIRST_NAMES, NOUNS } from './words.ts'

const SEASONS = ['Winter', 'Spring', 'Summer', 'Autumn', 'January', 'November', 'a Rainy Week', 'Other People']
const VERBS = [
  'Leave a Party',
  'Mend a Clock',
  'Say Goodbye',
  'Write a Letter',
  'Cross a River',
  'Miss a Train',
  'Keep a Secret',
]
const NUMBERS = ['Three', 'Five', 'Seven', 'Eleven', 'A Hundred']

/** @returns a title for a story of no particular kind */
export function writeTitle(dice: Dice): string {
  const [noun, other, adjective] = [dice.pick(NOUNS), dice.pick(NOUNS), dice.pick(ADJECTIVES)]
  return dice.pick([
    () => `The ${adjective} ${noun}`,
    () => `${noun} and ${other}`,
    () => `What the ${noun} Knew`,
    () => `A ${noun} for ${dice.pick(SEASONS)}`,
    () => `${dice.pick(NUMBERS)} Ways to ${dice.pick(VERBS)}`,
    () => `${adjective} ${noun}s, ${dice.pick(ADJECTIVES)} ${other}s`,
    () => `${dice.pick(FIRST_NAMES)} and the ${adjective} ${noun}`,
    () => `the ${noun.toLowerCase()} (and other small ${other.toLowerCase()}s)`,
    () => `No ${noun} Without a ${other}`,
    () => `Letters from the ${adjective} ${noun}`,
  ])()
}

/** @returns a title for a chapter; empty for about half, as people have it */
export function writeChapterTitle(dice: Dice): string {
  if (dice.chance(0.45)) return ''
  return dice.chance(0.5) ? `The ${dice.pick(NOUNS)}` : `${dice.pick(ADJECTIVES)} ${dice.pick(NOUNS)}`
}
