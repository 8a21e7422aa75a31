import { isBlankName } from '../../../platform/text/fold.ts'
import { searchWords } from '../../../platform/text/words.ts'
import { TAG_NAME_MOST } from '../../tags/index.ts'
import type { FreeType, NamedTerm, UserTerm, WordPlace, WordsTerm } from './tree.ts'

/** Marks that people and their keyboards put around what stands in a row. */
export const QUOTATION_MARKS = '"“”„‟«»＂'
const QUOTED = new RegExp(`[${QUOTATION_MARKS}]`, 'g')

/** A star behind a letter or digit: the word may go on. */
const GOES_ON = /[\p{L}\p{N}]\*$/u

/** @returns undefined for what holds no letter and no digit: it asks for nothing */
export function wordsTerm(typed: string, place: WordPlace | undefined): WordsTerm | undefined {
  const text = tidied(typed.replace(QUOTED, ' '))
  if (searchWords(text).length === 0) return undefined
  const open = GOES_ON.test(text)
  return { kind: 'words', place, text: open ? text.slice(0, -1) : text, open }
}

/** @returns undefined for a name without anything visible; one that is longer than any tag is cut */
export function namedTerm(typed: string, type: FreeType | undefined): NamedTerm | undefined {
  const name = [...tidied(typed)].slice(0, TAG_NAME_MOST).join('').trim()
  return isBlankName(name) ? undefined : { kind: 'named', type, name }
}

/** @param typed a login, or a login, a slash and a pen name
 * @returns undefined when there is no login in it */
export function userTerm(typed: string): UserTerm | undefined {
  const [, login = '', pseud = ''] = /^([^/]*)(?:\/(.*))?$/s.exec(tidied(typed)) ?? []
  return isBlankName(login) ? undefined : { kind: 'user', login: login.trim(), pseud: pseud.trim() }
}

/** No database keeps a NUL or half a character. */
function tidied(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/[\s\0]+/gu, ' ')
    .trim()
}
