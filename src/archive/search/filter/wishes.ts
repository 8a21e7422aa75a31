import { parseQuery } from '../query/parse.ts'
import { namedTerm } from '../query/terms.ts'
import { allOf, anyOf, type Counted, type Flag, notOf, type Query, type Term } from '../query/tree.ts'
import type { TagWish, WorkFilter } from './filter.ts'
import { isOpen } from './ranges.ts'

/**
 * Everything that a filter asks for beside whose listing it is, as one query: the fields of a panel and the parameters
 * of an address are other ways of writing the same tree.
 * @param line what its line of text says; read from `filter.query` when absent
 */
export function queryOf(filter: WorkFilter, line = parseQuery(filter.query).query): Query | undefined {
  return allOf([
    ...choices(filter),
    ...filter.includeNames.map(wish),
    ...filter.excludeNames.map((name) => left(wish(name))),
    parseQuery(filter.title, { kind: 'words', place: 'title' }).query,
    parseQuery(filter.creators, { kind: 'words', place: 'creators' }).query,
    ...flags(filter),
    ...counts(filter),
    ...times(filter),
    filter.language === '' ? undefined : { kind: 'language', code: filter.language },
    line,
  ])
}

/** Each tag for itself, but of ratings one is enough: no work has two. */
function choices({ include, exclude }: WorkFilter): readonly (Query | undefined)[] {
  const ratings = include.filter(({ type }) => type === 'rating')
  const others = include.filter(({ type }) => type !== 'rating')
  return [anyOf(ratings.map(tag)), ...others.map(tag), ...exclude.map(tag).map(left)]
}

function tag({ id }: { readonly id: number }): Term {
  return { kind: 'tag', id }
}

function wish({ type, name }: TagWish): Query | undefined {
  return namedTerm(name, type === 'rating' || type === 'warning' || type === 'category' ? undefined : type)
}

function left(query: Query | undefined): Query | undefined {
  return query && notOf(query)
}

function flags({ complete, crossover, singleChapter, read }: WorkFilter): readonly (Query | undefined)[] {
  return [
    chosen('complete', complete),
    chosen('crossover', crossover),
    chosen('one-chapter', singleChapter),
    chosen('read', read),
  ]
}

function chosen(flag: Flag, choice: boolean | undefined): Query | undefined {
  const term: Term = { kind: 'flag', flag }
  return choice === undefined ? undefined : choice ? term : notOf(term)
}

const COUNTED = ['words', 'hits', 'kudos', 'comments', 'bookmarks'] as const satisfies readonly Counted[]

function counts(filter: WorkFilter): readonly Query[] {
  return COUNTED.filter((of) => !isOpen(filter[of])).map((of) => ({ kind: 'range', of, range: filter[of] }))
}

function times({ dateFrom, dateTo, age }: WorkFilter): readonly (Query | undefined)[] {
  const days: Query = { kind: 'days', of: 'updated', from: dateFrom, to: dateTo }
  return [dateFrom === '' && dateTo === '' ? undefined : days, age && { kind: 'age', of: 'updated', age }]
}
