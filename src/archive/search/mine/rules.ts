import { type Mistake, MOST_CHARACTERS, sentenceFor } from '../query/mistakes.ts'
import { parseQuery } from '../query/parse.ts'
import { printQuery } from '../query/print.ts'
import type { Query } from '../query/tree.ts'

/** Filters that one member keeps at most; each costs a count on every page. */
export const MOST_FILTERS = 100
/** Characters of a name. */
export const LONGEST_NAME = 100

/** What somebody typed for a filter of theirs. */
export interface FilterTyped {
  readonly name: string
  readonly line: string
}

/** A filter as it is kept. */
export interface CheckedFilter extends FilterTyped {
  /** the line as the language prints it: two spellings of the same filter are one */
  readonly line: string
}

export type FilterProblems = Partial<Record<keyof FilterTyped, string>>

/** Checks a filter: its line must say something, and say it without a mistake, since nobody looks at it again.
 * @returns the filter, or a sentence by field */
export function checkFilter(
  typed: FilterTyped,
): { readonly ok: true; readonly value: CheckedFilter } | { readonly ok: false; readonly problems: FilterProblems } {
  const { query, order, mistakes } = parseQuery(typed.line)
  const line = printQuery({ query, order: undefined })
  const problem = lineProblem(typed.line, mistakes, query !== undefined, order !== undefined)
  const name = nameFor(typed.name, query, line)
  const problems = {
    ...(problem === undefined ? {} : { line: problem }),
    ...([...name].length > LONGEST_NAME ? { name: `A name has at most ${LONGEST_NAME} characters.` } : {}),
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, value: { name, line } }
}

function lineProblem(line: string, mistakes: readonly Mistake[], asks: boolean, ordered: boolean): string | undefined {
  const [first] = mistakes
  if (first) return sentenceFor(first)
  if (ordered) return 'A filter hides works and puts them in no order: leave sort: out.'
  if (!asks) return 'Say what is to be hidden, such as tagged:"Slow Burn", user:somebody or words:<500.'
  return line.length > MOST_CHARACTERS ? `A line has at most ${MOST_CHARACTERS} characters.` : undefined
}

/** A filter without a name is called after its tag, or what it says. */
function nameFor(typed: string, query: Query | undefined, line: string): string {
  const name = typed
    .toWellFormed()
    .replace(/[\s\0]+/gu, ' ')
    .trim()
  if (name !== '') return name
  return query?.kind === 'named' ? query.name : [...line].slice(0, LONGEST_NAME).join('')
}

/** Writes filters as text that {@link readFilters} takes: a line with the name behind #, and the line itself. */
export function printFilters(filters: readonly FilterTyped[]): string {
  return filters.map(({ name, line }) => `# ${name}\n${line}\n`).join('\n')
}

/** Reads filters from text: each line is one, and takes its name from the line with # above it. */
export function readFilters(text: string): readonly FilterTyped[] {
  const filters: FilterTyped[] = []
  let name = ''
  for (const line of text.split(/\r\n|\n|\r/).map((part) => part.trim())) {
    if (line.startsWith('#')) name = line.replace(/^#+\s*/, '')
    else if (line !== '') {
      filters.push({ name, line })
      name = ''
    }
  }
  return filters
}
