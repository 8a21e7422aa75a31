import { type AliasedExpression, type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../schema/index.ts'
import type { HiddenWorks, WhyHidden } from './count.ts'
import type { ListFilters } from './lists.ts'
import type { MyFilter } from './store.ts'

/** How long a list is for one viewer. */
export interface Tally {
  /** without what is hidden; with it, where the filters are off */
  readonly listed: number
  /** undefined when the viewer's filters hide nothing anywhere */
  readonly hidden: HiddenWorks | undefined
}

/** @returns the condition that a row stands in the list; for a query that reads `works` */
export function listedBy({ off, hidden }: ListFilters): Expression<SqlBool> {
  return off || hidden === undefined ? sql<SqlBool>`1 = 1` : sql<SqlBool>`not ${hidden}`
}

/** Columns that count all rows of a list, those that are hidden and those that each filter hides: one question, read by {@link tallied}. */
export function tallyOf({ hidden, reasons }: ListFilters): readonly AliasedExpression<number, string>[] {
  const counted = (condition: Expression<SqlBool>, name: string) =>
    sql<number>`count(case when ${condition} then 1 end)`.as(name)
  return [
    sql<number>`count(*)`.as('all_rows'),
    ...(hidden ? [counted(hidden, 'hidden_rows')] : []),
    ...reasons.map(({ hides }, at) => counted(hides, `hidden_${at}`)),
  ]
}

/** Reads a row of these columns. */
export function tallied({ off, hidden, reasons }: ListFilters, row: Readonly<Record<string, number>>): Tally {
  const { all_rows: all = 0, hidden_rows: total = 0 } = row
  if (hidden === undefined) return { listed: all, hidden: undefined }
  const whys = reasons.map(({ filter }, at) => ({ filter, works: row[`hidden_${at}`] ?? 0 }))
  return { listed: off ? all : all - total, hidden: { total, reasons: mostFirst(whys) } }
}

/** @returns those of these works that are hidden, each with the filters that hide it */
export async function hiddenAmong(
  db: Db,
  workIds: readonly number[],
  { hidden, reasons }: ListFilters,
): Promise<ReadonlyMap<number, readonly MyFilter[]>> {
  if (hidden === undefined || workIds.length === 0) return new Map()
  const rows: readonly Readonly<Record<string, number>>[] = await db
    .selectFrom('works')
    .select('works.id as id')
    .select(reasons.map(({ hides }, at) => sql<number>`case when ${hides} then 1 else 0 end`.as(`hidden_${at}`)))
    .where('works.id', 'in', workIds)
    .where(hidden)
    .execute()
  const why = (row: Readonly<Record<string, number>>) =>
    reasons.flatMap(({ filter }, at) => (row[`hidden_${at}`] === 1 ? [filter] : []))
  return new Map(rows.map((row) => [row.id ?? 0, why(row)]))
}

/** Counts works by what hides them. */
export function countReasons(hidden: ReadonlyMap<number, readonly MyFilter[]>): HiddenWorks {
  const each = Map.groupBy([...hidden.values()].flat(), (filter) => filter)
  return {
    total: hidden.size,
    reasons: mostFirst([...each].map(([filter, { length }]) => ({ filter, works: length }))),
  }
}

function mostFirst(whys: readonly WhyHidden[]): readonly WhyHidden[] {
  return whys.filter(({ works }) => works > 0).toSorted((left, right) => right.works - left.works)
}
