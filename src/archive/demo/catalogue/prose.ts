import { type Count, countWords } from '../../../platform/text/count.ts'
import type { Dice } from './dice.ts'
import { DEEDS, PEOPLE, PLACES, REMARKS, SAYINGS, THINGS, TIMES } from './words.ts'

/** A paragraph without its element, and how long it is. */
export interface Paragraph extends Count {
  /** text that needs no escaping */
  readonly text: string
}

/** @returns a paragraph of three to six sentences that follow from each other as little as dreams do */
export function writeParagraph(dice: Dice): Paragraph {
  return counted(Array.from({ length: 3 + dice.below(4) }, () => sentence(dice)).join(' '))
}

/** @returns one or two sentences that could stand below a title */
export function writeSummary(dice: Dice): string {
  const person = dice.pick(PEOPLE)
  const first = dice.pick([
    `${capital(dice.pick(TIMES))}, ${person} ${deed(dice)}.`,
    `${capital(person)}, ${dice.pick(PEOPLE)}, and ${dice.pick(THINGS)}.`,
    `In which ${person} ${deed(dice)}, and somebody has to explain it.`,
    `“${dice.pick(SAYINGS)}.” ${capital(person)} should have listened.`,
    `Five times ${person} ${deed(dice)}, and one time it worked.`,
  ])
  return dice.chance(0.5) ? `${first} ${dice.pick(REMARKS)}` : first
}

/** @param text that needs no escaping */
export function counted(text: string): Paragraph {
  return { text, ...countWords(text) }
}

function sentence(dice: Dice): string {
  const person = dice.pick(PEOPLE)
  return dice.pick([
    () => `${capital(dice.pick(TIMES))}, ${person} ${deed(dice)}.`,
    () => `${capital(person)} ${deed(dice)}, and ${dice.pick(PEOPLE)} ${deed(dice)}.`,
    () => `“${dice.pick(SAYINGS)},” said ${person}.`,
    () => `“${dice.pick(SAYINGS)},” said ${person} ${dice.pick(PLACES)}. “${dice.pick(SAYINGS)}.”`,
    () => `${capital(dice.pick(PLACES))}, ${person} ${deed(dice)}.`,
    () => dice.pick(REMARKS),
  ])()
}

function deed(dice: Dice): string {
  return dice.pick(DEEDS).replace('{thing}', dice.pick(THINGS)).replace('{place}', dice.pick(PLACES))
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
