import type { Tag } from '../../tags/index.ts'
import { descendsByItself } from '../filter/filter.ts'
import type { Understood } from '../listing/understand.ts'
import { MOST_CHARACTERS, MOST_TERMS } from '../query/mistakes.ts'
import { printQuery } from '../query/print.ts'
import { allOf, anyOf, notOf, type Query, type Term, termsOf } from '../query/tree.ts'

/** Everything that a listing asks for as one line: whose it is, what is ticked, typed and written, and in which order.
 * @returns undefined where a line cannot hold it all; empty for everything there is */
export function textOf({ filter, place, person, pseud, query, tags }: Understood): string | undefined {
  const names = new Map(tags.map((tag) => [tag.id, tag]))
  const whole = allOf([
    place && termFor(place),
    person && { kind: 'user', login: person.login, pseud: pseud?.name ?? '' },
    query && withNames(query, names),
  ])
  const { sort: by, descending } = filter
  const order = by === 'match' && descending === descendsByItself(by) ? undefined : { by, descending }
  const text = printQuery({ query: whole, order })
  return text.length <= MOST_CHARACTERS && [...termsOf(whole)].length < MOST_TERMS ? text : undefined
}

/** The numbers of tags give way to their names; those of ratings, warnings and categories are written as words anyway. */
function withNames(query: Query, names: ReadonlyMap<number, Tag>): Query {
  const named = (part: Query) => withNames(part, names)
  if (query.kind === 'all') return allOf(query.of.map(named)) ?? query
  if (query.kind === 'any') return anyOf(query.of.map(named)) ?? query
  if (query.kind === 'not') return notOf(named(query.of))
  const tag = query.kind === 'tag' ? names.get(query.id) : undefined
  return tag ? termFor(tag) : query
}

function termFor({ id, type, name }: Tag): Term {
  return type === 'rating' || type === 'warning' || type === 'category'
    ? { kind: 'tag', id }
    : { kind: 'named', type, name }
}
