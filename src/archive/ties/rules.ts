import { webAddress } from '../../platform/text/addresses.ts'
import { splitTags } from '../tags/index.ts'

/** What others may ask of a member, or give. */
export interface TieChoices {
  readonly cocreation: 'ask' | 'refuse'
  readonly gifts: 'ask' | 'accept' | 'refuse'
}

export const USUAL: TieChoices = { cocreation: 'ask', gifts: 'ask' }

/** Names at once, and recipients of one work. */
export const MOST_NAMES = 20
export const LONGEST_NAME = 100

export type RelationKind = 'inspired' | 'translation' | 'podfic'

/** How a work is related to what it was made from. */
export const RELATIONS: Readonly<Record<RelationKind, string>> = {
  inspired: 'Inspired by',
  translation: 'A translation of',
  podfic: 'A podfic of',
}

/** @param line names with commas between
 * @returns each once, without white space around */
export function namesIn(line: string): readonly string[] {
  return [...new Set(splitTags(line))]
}

/** @param typed "Pen Name (account)", or either alone
 * @returns the two, each undefined where it is not said */
export function partsOf(typed: string): { readonly pseud: string; readonly login: string | undefined } {
  const [, pseud, login] = /^(.*\S)\s*\(\s*(\w{3,40})\s*\)$/u.exec(typed.trim()) ?? []
  return pseud !== undefined && login !== undefined ? { pseud, login } : { pseud: typed.trim(), login: undefined }
}

/** Where the work is that another was made from.
 * @param archive its address, without a slash at the end
 * @returns the number of a work here, the address of one elsewhere; undefined when it is neither */
export function parentFrom(
  typed: string,
  archive: string,
): { readonly workId: number } | { readonly url: string } | undefined {
  const address = typed.trim()
  const path = address.startsWith(`${archive}/`) ? address.slice(archive.length) : address
  const [, id] = /^\/?(?:works\/)?(\d{1,9})(?:[/?#].*)?$/.exec(path) ?? []
  if (id !== undefined) return { workId: Number(id) }
  const url = webAddress(address)
  return url !== undefined && url.length <= 2000 && URL.canParse(url) ? { url } : undefined
}
