import type { Understood } from '../listing/understand.ts'
import { printQuery } from '../query/print.ts'
import { namedTerm } from '../query/terms.ts'
import type { NamedTerm } from '../query/tree.ts'
import type { Span } from '../query/value-reader.ts'

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

/** The second of two values with a comma between has no field before it. */
function partFor({ type }: NamedTerm, name: string, line: string, { at }: Span): string {
  const whole = printQuery({ query: namedTerm(name, type), order: undefined })
  return /^[\p{L}_]+[:：]/u.test(line.slice(at)) ? whole : whole.slice(whole.indexOf(':') + 1)
}
