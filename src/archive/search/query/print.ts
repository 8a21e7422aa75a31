import { descendsByItself } from '../filter/filter.ts'
import { printCount, printDays, printedAge } from './measures.ts'
import type { AnyQuery, Flag, FreeType, Order, Query, Term, UserTerm, WordPlace, WordsTerm, Written } from './tree.ts'
import { fixedForm } from './values.ts'

/** Writes a query as {@link import('./parse.ts').parseQuery} reads it: the same tree again.
 * @returns empty for what asks for nothing */
export function printQuery({ query, order }: Written): string {
  return [query ? printed(query) : '', order ? printOrder(order) : ''].filter((part) => part !== '').join(' ')
}

function printed(query: Query): string {
  if (query.kind === 'all') return query.of.map(within).join(' ')
  if (query.kind === 'any') return listed(query) ?? query.of.map(alternative).join(' OR ')
  if (query.kind === 'not') return query.of.kind === 'flag' ? `${FLAG_NAMES[query.of.flag]}:no` : `-${within(query.of)}`
  return printTerm(query)
}

/** What stands side by side belongs together more than what OR parts. */
function alternative(query: Query): string {
  return query.kind === 'all' ? printed(query) : within(query)
}

/** A group inside of another thing stands in parentheses, unless it is a list of one field. */
function within(query: Query): string {
  if (query.kind === 'any') return listed(query) ?? `(${printed(query)})`
  return query.kind === 'all' ? `(${printed(query)})` : printed(query)
}

/** One field with several values, where the whole group is one: `lang:en,fr`, `fandom:"A","B"`. */
function listed({ of }: AnyQuery): string | undefined {
  const terms = of.map((part) =>
    part.kind === 'all' || part.kind === 'any' || part.kind === 'not' ? [] : pieces(part),
  )
  const field = terms[0]?.[0]
  if (!field || !terms.every(([name]) => name === field)) return undefined
  const values = terms.map(([, value = '']) => value)
  return LISTED.has(field) ? `${field}:${values.join(',')}` : undefined
}

const LISTED: ReadonlySet<string> = new Set(
  'lang rating warning category filter_ids work fandom character relationship additional tagged'.split(' '),
)

function printTerm(term: Term): string {
  const [field, value] = pieces(term)
  return field === '' ? value : `${field}:${value}`
}

/** The name of the field, empty for words anywhere, and the value as it is written behind it. */
function pieces(term: Term): readonly [field: string, value: string] {
  if (term.kind === 'words') return [term.place ? PLACE_NAMES[term.place] : '', printWords(term)]
  if (term.kind === 'named') return [TYPE_FIELDS[term.type ?? 'any'], quoted(term.name)]
  if (term.kind === 'tag') return tagPieces(term.id)
  if (term.kind === 'work') return ['work', String(term.id)]
  if (term.kind === 'collection') return ['collection', term.name]
  if (term.kind === 'user') return ['user', printUser(term)]
  if (term.kind === 'flag') return [FLAG_NAMES[term.flag], 'yes']
  if (term.kind === 'language') return ['lang', term.code]
  if (term.kind === 'range') return [term.of, printCount(term.range)]
  return [term.of, term.kind === 'days' ? printDays(term) : printedAge(term.age)]
}

function tagPieces(id: number): readonly [string, string] {
  const [field = '', value = ''] = fixedForm(id)?.split(':') ?? []
  return field === '' ? ['filter_ids', String(id)] : [field, value]
}

const PLACE_NAMES: Readonly<Record<WordPlace, string>> = {
  title: 'title',
  creators: 'author',
  tags: 'tag',
  summary: 'summary',
  series: 'series',
  notes: 'notes',
  text: 'text',
}

const TYPE_FIELDS: Readonly<Record<FreeType | 'any', string>> = {
  any: 'tagged',
  fandom: 'fandom',
  character: 'character',
  relationship: 'relationship',
  additional: 'additional',
}

const FLAG_NAMES: Readonly<Record<Flag, string>> = {
  complete: 'complete',
  crossover: 'crossover',
  restricted: 'restricted',
  'one-chapter': 'oneshot',
  'one-relationship': 'otp',
  read: 'read',
}

/** Letters and digits, and marks inside a word that mean nothing to a line. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}'’._/&+-]*$/u
/** Words that mean something of themselves, or behind what comes before them. */
const TAKEN = /^(?:OR|AND|NOT|[Aa][Gg][Oo])$/

function printWords({ text, open }: WordsTerm): string {
  const star = open ? '*' : ''
  return PLAIN.test(text) && !TAKEN.test(text) ? text + star : quoted(text + star)
}

function printUser({ login, pseud }: UserTerm): string {
  const name = pseud === '' ? login : `${login}/${pseud}`
  return PLAIN.test(name) ? name : quoted(name)
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

function printOrder({ by, descending }: Order): string {
  return `sort:${by}${descending === descendsByItself(by) ? '' : descending ? ' desc' : ' asc'}`
}
