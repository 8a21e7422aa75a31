import type { Understood } from '../listing/understand.ts'
import { printQuery } from '../query/print.ts'
import { namedTerm, wordsTerm } from '../query/terms.ts'
import { allOf, type NamedTerm, partsOf } from '../query/tree.ts'
import type { Span } from '../query/value-reader.ts'

/** Words of a line that are compared with names; more are no name. */
const MOST_WORDS = 8

/** Says, for names in the line that no tag has, which was probably meant. It is offered, never put in its place.
 * @param likelyName the name of the tag that was probably meant; undefined when none is near */
export async function withLikelyNames(
  asked: Understood,
  likelyName: (term: NamedTerm) => Promise<string | undefined>,
): Promise<Understood> {
  const named = asked.unknown.filter((term) => term.kind === 'named' && asked.line.spans.has(term)) as NamedTerm[]
  if (named.length === 0) return asked
  const likely = new Map<number, string>()
  for (const term of named) {
    const span = asked.line.spans.get(term)
    const name = await likelyName(term)
    if (span && name !== undefined) likely.set(span.at, partFor(term, name, asked.filter.query, span))
  }
  return {
    ...asked,
    mistakes: asked.mistakes.map((mistake) => {
      const part = mistake.name === 'tag-unknown' ? likely.get(mistake.at) : undefined
      const { query } = asked.filter
      if (part === undefined) return mistake
      const line = `${query.slice(0, mistake.at)}${part}${query.slice(mistake.at + mistake.length)}`
      return { ...mistake, instead: { part, line } }
    }),
  }
}

/** Where a line of words alone found nothing: the line that asks for the tag whose name is spelt nearly so. Each of the
 * words may be one as well; the longest that is near a name is taken.
 * @param nearest the name of the tag that is spelt nearly so; undefined when none is near
 * @returns undefined when the line asks for more than words, or no name is near */
export async function meantLine(
  { line }: Understood,
  nearest: (text: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const parts = partsOf(line.query)
  const words = parts.flatMap((part) => (part.kind === 'words' && part.place === undefined ? [part.text] : []))
  if (words.length === 0 || words.length < parts.length || words.length > MOST_WORDS) return undefined
  for (const text of [words.join(' '), ...words.toSorted((left, right) => right.length - left.length)]) {
    const name = await nearest(text)
    const rest = words.filter((word) => word !== text).map((word) => wordsTerm(word, undefined))
    const others = text === words.join(' ') ? [] : rest
    if (name !== undefined)
      return printQuery({ query: allOf([namedTerm(name, undefined), ...others]), order: undefined })
  }
  return undefined
}

/** The second of two values with a comma between has no field before it. */
function partFor({ type }: NamedTerm, name: string, line: string, { at }: Span): string {
  const whole = printQuery({ query: namedTerm(name, type), order: undefined })
  return /^[\p{L}_]+[:：]/u.test(line.slice(at)) ? whole : whole.slice(whole.indexOf(':') + 1)
}
