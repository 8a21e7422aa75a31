import { isBlankName } from '../../../platform/text/fold.ts'
import { parseFilter } from '../filter/parse.ts'
import { printFilter } from '../filter/print.ts'

/** Searches that one member keeps at most. */
export const MOST_SEARCHES = 200
/** Characters of a name. */
export const LONGEST_NAME = 100

/** A search under a name. */
export interface CheckedSearch {
  readonly name: string
  /** as an address carries it, without ? */
  readonly parameters: string
  /** it stood on the search page, where best matches go first unless something else is said */
  readonly byMatch: boolean
}

/** Checks a search to be saved. What its address says that means nothing is not kept.
 * @returns the search, or the sentence that belongs beside the name */
export function checkSearch(typed: {
  readonly name: string
  readonly parameters: string
  readonly byMatch: boolean
}): { readonly ok: true; readonly value: CheckedSearch } | { readonly ok: false; readonly problem: string } {
  const name = typed.name
    .toWellFormed()
    .replace(/[\s\0]+/gu, ' ')
    .trim()
  if (isBlankName(name)) return { ok: false, problem: 'Give it a name to find it by.' }
  if ([...name].length > LONGEST_NAME) return { ok: false, problem: `A name has at most ${LONGEST_NAME} characters.` }
  const usual = typed.byMatch ? 'match' : 'updated'
  const { filter } = parseFilter(new URLSearchParams(typed.parameters), usual)
  return { ok: true, value: { name, parameters: printFilter(filter, usual).toString(), byMatch: typed.byMatch } }
}
