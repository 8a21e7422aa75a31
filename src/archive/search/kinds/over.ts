import { type Expression, type SqlBool, sql } from 'kysely'
import type { SoughtWords } from '../../works/index.ts'
import { joined, type Resolved } from '../listing/resolved.ts'

type Sql = Expression<SqlBool>

/** What a query is asked of that is no work itself but has works: a person, a collection, a bookmark. */
export interface Holder {
  /** @returns the condition that its own names hold these words; undefined for words that only works have */
  words(phrase: SoughtWords): Sql | undefined
  /** @returns the condition that a work of its is all of this */
  works(part: Resolved): Sql
  /** @returns the condition that it belongs to one of these pen names; absent where that is asked of its works */
  creator?(pseudIds: readonly number[]): Sql
}

/**
 * A query, asked of what has works. Words are looked for in its names; whatever else is wanted side by side must be true of one
 * and the same work of its; what is unwanted must be true of none.
 */
export function conditionOver(part: Resolved, holder: Holder): Sql {
  const own = ownCondition(part, holder)
  if (own) return own
  if (part.kind === 'not' && part.of.kind !== 'flag') return sql<SqlBool>`not (${conditionOver(part.of, holder)})`
  if (isOfWorks(part, holder)) return holder.works(part)
  if (part.kind === 'any')
    return sql<SqlBool>`(${sql.join(
      part.of.map((one) => conditionOver(one, holder)),
      sql` or `,
    )})`
  const parts = part.kind === 'all' ? part.of : []
  const ofWorks = joined(
    'all',
    parts.filter((one) => isOfWorks(one, holder)),
  )
  const others = parts.filter((one) => !isOfWorks(one, holder)).map((one) => conditionOver(one, holder))
  return sql<SqlBool>`(${sql.join([...others, ...(ofWorks ? [holder.works(ofWorks)] : [])], sql` and `)})`
}

function ownCondition(part: Resolved, holder: Holder): Sql | undefined {
  if (part.kind === 'words') return holder.words(part.phrase)
  return part.kind === 'creator' ? holder.creator?.(part.pseudIds) : undefined
}

/** Whether it speaks of works alone, and of what they are. */
function isOfWorks(part: Resolved, holder: Holder): boolean {
  if (part.kind === 'all' || part.kind === 'any') return part.of.every((one) => isOfWorks(one, holder))
  if (part.kind === 'not') return part.of.kind === 'flag'
  return ownCondition(part, holder) === undefined
}

/** The condition that a folded text holds these words, in this order. Names are written in one word as often as in two, so what
 * stands between does not count. */
export function holdsInOrder(column: string, { words }: SoughtWords): Sql {
  const like = `%${words.join('%')}%`
  return sql<SqlBool>`${sql.ref(column)} like ${like} escape '\\'`
}
