import { scatter } from './dice.ts'
import { ADJECTIVES, FIRST_NAMES, LAST_NAMES, NOUNS } from './words.ts'

/** Coprime to every length that numbers are folded by here, so that neighbours in popularity are not neighbours in name. */
const STRIDE = 7919

const KINDS = ['(TV)', '(Podcast)', '(Webcomic)', '(Video Game)', '(Cartoon)', '(Radio Plays)']

/** @returns the fandom's name without what tells it from others: "The Copper Lantern" */
export function shortFandomName(fandom: number): string {
  const [adjective, noun, more] = digits(
    mixed(fandom, ADJECTIVES.length * NOUNS.length),
    ADJECTIVES.length,
    NOUNS.length,
  )
  return `The ${ADJECTIVES[adjective]} ${NOUNS[noun]}${more === 0 ? '' : ` of ${LAST_NAMES[more % LAST_NAMES.length]}`}`
}

/** @returns "The Copper Lantern - Ada Vane" for a book, "The Late Ferry (Podcast)" for most else; no two alike */
export function fandomName(fandom: number): string {
  const short = shortFandomName(fandom)
  const chance = scatter(fandom * 3 + 1)
  return chance < 0.5
    ? `${short} - ${characterName(fandom * 31)}`
    : `${short} ${KINDS[Math.floor(chance * 12) % KINDS.length]}`
}

/** @returns a name of a person; no two alike */
export function characterName(character: number): string {
  const [first, last, more] = digits(
    mixed(character, FIRST_NAMES.length * LAST_NAMES.length),
    FIRST_NAMES.length,
    LAST_NAMES.length,
  )
  const middle: string[] = []
  for (let left = more; left > 0; left = Math.floor((left - 1) / FIRST_NAMES.length)) {
    middle.push(FIRST_NAMES[(left - 1) % FIRST_NAMES.length] ?? '')
  }
  return [FIRST_NAMES[first], ...middle, LAST_NAMES[last]].join(' ')
}

/** @param members names of two characters; @returns with a slash or an ampersand between them */
export function relationshipName(members: readonly [string, string], relationship: number): string {
  return members.toSorted().join(scatter(relationship * 7 + 3) < 0.72 ? '/' : ' & ')
}

/** Moves a number to another place within its block; different numbers stay different. */
function mixed(number: number, block: number): number {
  return Math.floor(number / block) * block + (((number % block) * STRIDE) % block)
}

/** @returns the number in a system of two mixed bases, lowest digit first, and what is left over */
function digits(number: number, first: number, second: number): readonly [number, number, number] {
  const rest = Math.floor(number / first)
  return [number % first, rest % second, Math.floor(rest / second)]
}
