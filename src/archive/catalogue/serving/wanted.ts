import type { Db } from '../../../schema/index.ts'
import { collectedIn, holdsWords, inSeriesWith, readBy, type SoughtWords } from '../../works/index.ts'
import type { CatalogueQuery, Condition } from '../query.ts'

type Simple = Exclude<Condition, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>

/** A condition that may speak of words, which only the database knows. */
export type Wanted =
  | Simple
  | { readonly all: readonly Wanted[] }
  | { readonly any: readonly Wanted[] }
  | { readonly not: Wanted }
  /** every one of these stands in the work */
  | { readonly words: readonly SoughtWords[] }
  /** it is in one of these collections */
  | { readonly collections: readonly number[] }
  /** this member has it in their history */
  | { readonly readBy: number }
  /** it is in a series whose title holds this */
  | { readonly seriesTitle: SoughtWords }

/** A question as the desk takes it. */
export type DeskQuery = Omit<CatalogueQuery, 'condition'> & { readonly condition: Wanted }

/** @param among only these works are looked at; all when absent
 * @returns the condition as the catalogue takes it: in place of words, the numbers of the works that hold them */
export async function withWorks(db: Db, wanted: Wanted, among?: readonly number[]): Promise<Condition> {
  if ('all' in wanted) return { all: await each(db, wanted.all, among) }
  if ('any' in wanted) return { any: await each(db, wanted.any, among) }
  if ('not' in wanted) return { not: await withWorks(db, wanted.not, among) }
  if ('words' in wanted) return { works: await worksWhere(db, holdsWords(db, wanted.words), among) }
  if ('collections' in wanted) return { works: await worksWhere(db, collectedIn(wanted.collections), among) }
  if ('readBy' in wanted) return { works: await worksWhere(db, readBy(wanted.readBy), among) }
  return 'seriesTitle' in wanted ? { works: await worksWhere(db, inSeriesWith(db, wanted.seriesTitle), among) } : wanted
}

async function each(
  db: Db,
  parts: readonly Wanted[],
  among: readonly number[] | undefined,
): Promise<readonly Condition[]> {
  const conditions: Condition[] = []
  for (const part of parts) conditions.push(await withWorks(db, part, among))
  return conditions
}

/** All works, listed or not: the catalogue knows which may be shown. */
async function worksWhere(
  db: Db,
  condition: ReturnType<typeof holdsWords>,
  among: readonly number[] | undefined,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('works')
    .select('works.id')
    .where(condition)
    .$if(among !== undefined, (query) => query.where('works.id', 'in', among ?? []))
    .execute()
  return rows.map(({ id }) => id)
}
