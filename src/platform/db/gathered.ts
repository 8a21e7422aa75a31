import { type Kysely, type RawBuilder, sql } from 'kysely'
import { isPostgres } from './open.ts'

/** Whole numbers of a group's rows as one text, commas between: a row for each costs more to bring over than what is in it.
 * @param column that holds whole numbers
 * @param order column that puts them in order
 * @see {@link numbersIn}, which reads it */
export function gathered<Tables>(db: Kysely<Tables>, column: string, order: string): RawBuilder<string> {
  return isPostgres(db)
    ? sql<string>`string_agg(${sql.ref(column)}::text, ',' order by ${sql.ref(order)})`
    : sql<string>`group_concat(${sql.ref(column)}, ',' order by ${sql.ref(order)})`
}

/** @returns the numbers that {@link gathered} has written */
export function numbersIn(text: string): readonly number[] {
  return text.split(',').map(Number)
}
