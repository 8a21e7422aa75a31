import type { TagType } from '../../../schema/index.ts'
import { shortened } from '../query/mistakes.ts'
import { parseQuery } from '../query/parse.ts'
import { descendsByItself, EVERYTHING, type Sort, type TagWish, type WorkFilter } from './filter.ts'
import { BESIDE, SORT_NAMES } from './names.ts'
import { rangeOf } from './ranges.ts'
import { type Draft, MOST_TAGS, readerOf } from './readers.ts'

const MOST_PROBLEMS = 5
const WISH_ORDER: readonly TagType[] = ['fandom', 'character', 'relationship', 'additional']

/**
 * Reads what an address asks of a listing. Whatever cannot be used is said in a sentence, and the rest applies; what is
 * wrong within the line of text is told by whoever reads the line.
 * @param usual the order where the address asks for none
 * @see docs/architecture.md, addresses: the names are those of readers' tools
 */
export function parseFilter(
  params: URLSearchParams,
  usual: Sort = 'updated',
): {
  readonly filter: WorkFilter
  readonly problems: readonly string[]
} {
  const draft: Draft = { ...EVERYTHING, sort: usual, include: [], exclude: [], includeNames: [], excludeNames: [] }
  const problems = new Set<string>()
  const say = (sentence: string) => void problems.add(sentence)
  for (const [name, value] of params) {
    if (clean(value) === '' || BESIDE.has(name) || name.startsWith('utm_')) continue
    const reader = readerOf(name)
    if (reader) reader(draft, clean(value), say)
    else say(`“${shortened(name)}” is nothing that works can be chosen by; it was left aside.`)
  }
  orderBy(draft, params)
  takeOrderOut(draft)
  return { filter: { ...draft, ...limited(draft, say) }, problems: firstOf([...problems]) }
}

/** No database keeps a NUL or half a character in its texts. */
function clean(value: string): string {
  return value.toWellFormed().replaceAll('\0', '').trim()
}

function orderBy(draft: Draft, params: URLSearchParams): void {
  const column = params.get('work_search[sort_column]')
  const sort = (Object.keys(SORT_NAMES) as Sort[]).find((known) => SORT_NAMES[known] === column)
  const direction = params.get('work_search[sort_direction]')
  draft.sort = sort ?? draft.sort
  draft.descending = direction === 'asc' ? false : direction === 'desc' ? true : descendsByItself(draft.sort)
}

/** An order that the line asks for is the order of the listing, whatever was chosen beside it. It leaves the line, so that
 * choosing another one is enough to have it. */
function takeOrderOut(draft: Draft): void {
  for (;;) {
    const { order, orderSpans } = parseQuery(draft.query)
    if (!order) return
    draft.sort = order.by
    draft.descending = order.descending
    for (const { at, length } of orderSpans.toReversed())
      draft.query = `${draft.query.slice(0, at).trimEnd()} ${draft.query.slice(at + length).trimStart()}`.trim()
  }
}

function limited(draft: Draft, say: (sentence: string) => void): Partial<WorkFilter> {
  const { range, turned } = rangeOf(draft.words.from, draft.words.to)
  if (turned) say('The number of words was given from high to low; it is read the other way round.')
  const late = draft.dateFrom !== '' && draft.dateTo !== '' && draft.dateFrom > draft.dateTo
  if (late) say('The later date came first; they are read the other way round.')
  return {
    words: range,
    ...(late ? { dateFrom: draft.dateTo, dateTo: draft.dateFrom } : {}),
    ...(draft.user === '' ? { pseud: '' } : {}),
    include: atMost(draft.include, 'asked for', say),
    exclude: atMost(draft.exclude, 'left out', say),
    includeNames: atMost(inOrder(draft.includeNames), 'asked for', say),
    excludeNames: atMost(draft.excludeNames, 'left out', say),
  }
}

/** The order in which they are printed, so that two addresses which ask for the same are one filter. */
function inOrder(wishes: readonly TagWish[]): readonly TagWish[] {
  const place = ({ type }: TagWish) => (type === undefined ? WISH_ORDER.length : WISH_ORDER.indexOf(type))
  return wishes.toSorted((left, right) => place(left) - place(right))
}

function atMost<Entry>(list: readonly Entry[], done: string, say: (sentence: string) => void): readonly Entry[] {
  if (list.length > MOST_TAGS) say(`At most ${MOST_TAGS} tags can be ${done} at once; the first ${MOST_TAGS} count.`)
  return list.slice(0, MOST_TAGS)
}

function firstOf(problems: readonly string[]): readonly string[] {
  if (problems.length <= MOST_PROBLEMS) return problems
  return [...problems.slice(0, MOST_PROBLEMS), `And ${problems.length - MOST_PROBLEMS} more like these.`]
}
