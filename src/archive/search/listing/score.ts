import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../schema/index.ts'
import { holdsWords, inSeriesWith, type SoughtWords } from '../../works/index.ts'
import type { Sort } from '../filter/filter.ts'
import type { Resolved } from './resolved.ts'
import type { Understood } from './understand.ts'

/** What it counts that words stand in this part of a work. */
export const WEIGHTS = { title: 8, creators: 5, tags: 3, summary: 2, notes: 1 } as const
/** and in the title of its series. That they stand in the story counts nothing: it is what all have that are found at all. */
export const SERIES_WEIGHT = 4
/** What it counts more that all of them stand in the title in this order. */
export const WHOLE_TITLE = 10
/** From so many kudos on, so much more: a work that is loved goes before one that fits as well, not before one that fits
 * better. */
export const LOVED = [
  [1000, 4],
  [100, 3],
  [10, 2],
  [1, 1],
] as const
/** Words that are counted; more say little about what fits best, and cost. */
export const MOST_WEIGHED = 6

const FIELDS = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]

/** How well a work fits the words of a query that may stand anywhere, as a whole number, for a query that reads `works` and
 * `work_counters`. Equal on both engines, so it is no measure of theirs. */
export function scoreOf(db: Db, resolved: Resolved | undefined): RawBuilder<number> {
  const phrases = weighedIn(resolved)
  const words = phrases.flatMap((phrase) => [
    sql`case when ${inSeriesWith(db, phrase)} then ${sql.lit(SERIES_WEIGHT)} else 0 end`,
    ...FIELDS.map(
      (field) => sql`case when ${holdsWords(db, [{ ...phrase, field }])} then ${sql.lit(WEIGHTS[field])} else 0 end`,
    ),
  ])
  const title: SoughtWords = { words: phrases.flatMap((phrase) => phrase.words), field: 'title' }
  const whole =
    phrases.length > 1 ? [sql`case when ${holdsWords(db, [title])} then ${sql.lit(WHOLE_TITLE)} else 0 end`] : []
  const steps = LOVED.map(([kudos, more]) => sql`when work_counters.kudos >= ${sql.lit(kudos)} then ${sql.lit(more)}`)
  const loved = sql`case ${sql.join(steps, sql` `)} else 0 end`
  return sql<number>`(${sql.join([...words, ...whole, loved], sql` + `)})`
}

/** @returns the order that a listing is in: where no words say what fits best, the works that are loved most go first */
export function orderOf({ filter, resolved }: Pick<Understood, 'filter' | 'resolved'>): Sort {
  return filter.sort === 'match' && weighedIn(resolved).length === 0 ? 'kudos' : filter.sort
}

/** The words that works should have, wherever they stand. */
function weighedIn(resolved: Resolved | undefined): readonly SoughtWords[] {
  const phrases: SoughtWords[] = []
  const walk = (part: Resolved, wanted: boolean): void => {
    if (part.kind === 'all' || part.kind === 'any') for (const one of part.of) walk(one, wanted)
    else if (part.kind === 'not') walk(part.of, !wanted)
    else if (wanted && part.kind === 'words' && part.phrase.field === undefined) phrases.push(part.phrase)
  }
  if (resolved) walk(resolved, true)
  return phrases.slice(0, MOST_WEIGHED)
}
