import type { Phrase } from '../../../platform/db/words.ts'
import { searchWords } from '../../../platform/text/words.ts'
import { FIXED_TAGS } from '../../tags/index.ts'
import { WORD_FIELDS } from '../../works/index.ts'
import type { TagChoice } from './filter.ts'

/** What a line of words asks for. */
export interface WordQuery {
  /** must all be there */
  readonly all: readonly Phrase[]
  /** none may be there */
  readonly none: readonly Phrase[]
  readonly include: readonly TagChoice[]
  readonly exclude: readonly TagChoice[]
  /** sentences about what could not be used */
  readonly problems: readonly string[]
}

/** More words ask for nothing more, and cost. */
const MOST_PHRASES = 30

/** An optional minus, an optional field and colon, then a "phrase" or a word. A quotation mark that nobody closed
 * closes at the end. */
const PART = /(-?)(?:([a-z_]+):)?(?:"([^"]*)(?:"|$)|(\S+))/giu

const FIELDS: Readonly<Record<string, Phrase['field']>> = {
  title: WORD_FIELDS.title,
  creator: WORD_FIELDS.creators,
  creators: WORD_FIELDS.creators,
  author: WORD_FIELDS.creators,
  tag: WORD_FIELDS.tags,
  summary: WORD_FIELDS.summary,
}

/** Names under which readers' tools ask for a fixed tag in the line of words: `-rating_ids:9`. */
const FIXED: ReadonlySet<string> = new Set(['rating_ids', 'archive_warning_ids', 'category_ids', 'filter_ids'])

/** Reads a line of words: each must be there, `"these in a row"` too, `-not` and `-"not these"` must not, `begin*` goes
 * on, `title:word` stands in the title (also `creator`, `tag`, `summary`). */
export function parseWords(line: string): WordQuery {
  const query = {
    all: [] as Phrase[],
    none: [] as Phrase[],
    include: [] as TagChoice[],
    exclude: [] as TagChoice[],
    problems: [] as string[],
  }
  for (const [whole, minus, name = '', phrase, word = ''] of line.replace(/[“”„‟«»]/g, '"').matchAll(PART)) {
    const field = name.toLowerCase()
    if (FIXED.has(field)) takeFixed(query, minus === '-', phrase ?? word, whole)
    else if (whole === 'OR' || whole === '||')
      query.problems.push('OR is not understood here; every word must be found.')
    else if (whole !== 'AND' && whole !== '&&') {
      const typed = phrase ?? (field in FIELDS || name === '' ? word : `${name}:${word}`)
      takeWords(minus === '-' ? query.none : query.all, typed, FIELDS[field])
    }
  }
  if (query.all.length + query.none.length <= MOST_PHRASES) return query
  query.problems.push(`Only the first ${MOST_PHRASES} words are looked for.`)
  return {
    ...query,
    all: query.all.slice(0, MOST_PHRASES),
    none: query.none.slice(0, Math.max(0, MOST_PHRASES - query.all.length)),
  }
}

/** The words that must all stand in one place of a work, such as its title. */
export function phrasesIn(line: string, field: NonNullable<Phrase['field']>): readonly Phrase[] {
  return parseWords(line).all.map((phrase) => ({ ...phrase, field }))
}

function takeWords(phrases: Phrase[], typed: string, field: Phrase['field']): void {
  const words = searchWords(typed)
  if (words.length === 0) return
  phrases.push({ words, ...(field ? { field } : {}), ...(/[\p{L}\p{N}]\*$/u.test(typed) ? { open: true } : {}) })
}

function takeFixed(
  query: { include: TagChoice[]; exclude: TagChoice[]; problems: string[] },
  not: boolean,
  id: string,
  whole: string,
): void {
  const tag = FIXED_TAGS.find((known) => String(known.id) === id)
  if (!tag) query.problems.push(`“${shortened(whole)}” names no rating, warning or category.`)
  else (not ? query.exclude : query.include).push({ type: tag.type, id: tag.id })
}

/** What someone typed, short enough for a sentence. */
export function shortened(typed: string): string {
  const characters = [...typed]
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : typed
}
