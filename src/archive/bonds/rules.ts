/** What can pass between two members of a bond; each is a bit of what a member gives and takes. */
export const SHIELDS = { presence: 1, place: 2, whispers: 4, impressions: 8 } as const
export type Shield = keyof typeof SHIELDS
export const SHIELD_NAMES = Object.keys(SHIELDS) as readonly Shield[]
/** Everything passes. */
export const OPEN = SHIELD_NAMES.reduce((bits, name) => bits | SHIELDS[name], 0)

/** One of those who read together. */
export interface Hand {
  readonly userId: number
  readonly login: string
  /** bits of {@link SHIELDS}: what passes from them, and to them */
  readonly gives: number
  readonly takes: number
  /** nothing passes in any bond of theirs */
  readonly paused: boolean
  /** their page follows whoever leads */
  readonly walks: boolean
}

/** Two who read together, or a circle. */
export interface Bond {
  readonly id: number
  readonly leaderId: number | null
  /** by name; the member who asks is one of them */
  readonly hands: readonly Hand[]
  /** pairs of them between whom there is a block, as "3-7", the smaller number first */
  readonly apart: ReadonlySet<string>
}

export const MOST_HANDS = 12
export const MOST_BONDS = 40
/** open offers of one member */
export const MOST_OFFERS = 20
export const OFFER_DAYS = 14
/** works on the shelf of one bond */
export const MOST_ON_SHELF = 100

/** @returns what names two members, whichever comes first */
export function pairOf(one: number, other: number): string {
  return one < other ? `${one}-${other}` : `${other}-${one}`
}

/** Whether something passes now: the one gives it, the other takes it, neither has paused, nothing stands between them. */
export function passes(bond: Bond, shield: Shield, from: Hand, to: Hand): boolean {
  const bit = SHIELDS[shield]
  const shut = from.paused || to.paused || bond.apart.has(pairOf(from.userId, to.userId))
  return !shut && (from.gives & bit) !== 0 && (to.takes & bit) !== 0
}

/** @returns the bits of the named shields; other words count for nothing */
export function bitsOf(names: readonly string[]): number {
  return SHIELD_NAMES.reduce((bits, name) => (names.includes(name) ? bits | SHIELDS[name] : bits), 0)
}

/** @returns the member's own entry in the bond
 * @throws when they are not in it: the bond was read for somebody else */
export function ownHand(bond: Bond, userId: number): Hand {
  const own = bond.hands.find((hand) => hand.userId === userId)
  if (!own) throw new Error('a bond was read for somebody who is not in it')
  return own
}

/** @returns the others in it, by name */
export function othersIn(bond: Bond, userId: number): readonly Hand[] {
  return bond.hands.filter((hand) => hand.userId !== userId)
}

/** @returns "maren", "maren and tobias", "maren, tobias and wren" */
export function namesOf(hands: readonly Hand[]): string {
  const names = hands.map(({ login }) => login)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Why an offer is refused. */
export type OfferProblem = 'nobody' | 'oneself' | 'there' | 'offered' | 'full' | 'many-bonds' | 'many-offers'

export const OFFER_SENTENCES: Readonly<Record<OfferProblem, string>> = {
  nobody: 'Nobody here has this name.',
  oneself: 'This is you.',
  there: 'You read together already.',
  offered: 'You have offered this already; it waits for an answer.',
  full: `No more than ${MOST_HANDS} people can read together.`,
  'many-bonds': `No more than ${MOST_BONDS} bonds at once.`,
  'many-offers': `No more than ${MOST_OFFERS} offers can wait at once. Take one back first.`,
}
