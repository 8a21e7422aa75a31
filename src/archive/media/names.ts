import { createHash, randomBytes } from 'node:crypto'
import { ENDINGS, TYPES, type WrittenKind } from '../../platform/pictures/kinds.ts'

/** What the name of a picture's file looks like: 160 bits that nobody guesses, and its kind. */
export const PICTURE_NAME = '[a-z2-7]{32}\\.(?:jpg|png|gif)'

const SIGNS = 'abcdefghijklmnopqrstuvwxyz234567'
const IN_TEXT = new RegExp(` src="/media/(${PICTURE_NAME})"`, 'g')

/** @returns a name that no other picture has, and that says nothing of what it shows or whose it is */
export function newPictureName(kind: WrittenKind): string {
  return `${signsOf(randomBytes(32))}.${ENDINGS[kind]}`
}

/** @returns the name under which a text shows these bytes until they are kept: the same for the same bytes, and nobody's picture has it */
export function standInName(sent: Uint8Array): string {
  return `${signsOf(createHash('sha256').update(sent).digest())}.${ENDINGS.png}`
}

function signsOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => SIGNS[byte & 31]).join('')
}

/** @returns what a web server calls a file of this name */
export function typeOf(name: string): string {
  const kind = (Object.keys(ENDINGS) as WrittenKind[]).find((one) => name.endsWith(`.${ENDINGS[one]}`)) ?? 'jpeg'
  return TYPES[kind]
}

/** @param html sanitised
 * @returns the names of the pictures of this archive that a text shows, each once */
export function picturesIn(html: string): readonly string[] {
  if (!html.includes('/media/')) return []
  return [...new Set([...html.matchAll(IN_TEXT)].map(([, name = '']) => name))]
}
