import type { InsertObject } from 'kysely'
import { type CompiledQuery, type Kysely, sql } from 'kysely'
import { isPostgres } from './open.ts'

/** Rows of one statement: far below the number of parameters that either engine takes. */
const MOST_ROWS = 128

/**
 * Inserts many rows, a hundred or so in each statement, without building each statement anew: about as fast as the
 * engine goes.
 * @param rows all with the same columns, in the same order as the first has them; none may be undefined
 */
export async function insertMany<Tables, Table extends keyof Tables & string>(
  trx: Kysely<Tables>,
  table: Table,
  rows: readonly InsertObject<Tables, Table>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  let done = 0
  for (let size = MOST_ROWS; size >= 1; size /= 2) {
    for (; rows.length - done >= size; done += size) {
      await trx.executeQuery({
        ...templateFor(trx, table, columns, size),
        parameters: valuesOf(rows, columns, done, size),
      })
    }
  }
}

function valuesOf(rows: readonly object[], columns: readonly string[], from: number, size: number): unknown[] {
  const values: unknown[] = []
  for (let at = from; at < from + size; at++) {
    const row = rows[at] as Readonly<Record<string, unknown>>
    for (const column of columns) values.push(row[column])
  }
  return values
}

const templates = new Map<string, CompiledQuery>()

function templateFor<Tables, Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  columns: readonly string[],
  size: number,
): CompiledQuery {
  const name = `${isPostgres(db)} ${table} ${columns.join(' ')} ${size}`
  const known = templates.get(name)
  if (known) return known
  const row = Object.fromEntries(columns.map((column) => [column, 0])) as InsertObject<Tables, Table>
  const made = db.insertInto(table).values(Array<InsertObject<Tables, Table>>(size).fill(row)).compile()
  templates.set(name, made)
  return made
}

/**
 * Takes ids out of a table's own sequence, for rows that refer to each other before they are written.
 * @returns the first of `count` numbers in a row that nobody else gets
 */
export async function reserveIds<Tables>(
  trx: Kysely<Tables>,
  table: keyof Tables & string,
  count: number,
): Promise<number> {
  const { rows } = isPostgres(trx)
    ? await sql<{ last: number }>`select setval(seq, nextval(seq) + ${count} - 1) as last
        from (select pg_get_serial_sequence(${table}, 'id') as seq) as s`.execute(trx)
    : await sql<{ last: number }>`insert into sqlite_sequence (name, seq)
        select ${table}, 0 where not exists (select 1 from sqlite_sequence where name = ${table})`
        .execute(trx)
        .then(() =>
          sql<{
            last: number
          }>`update sqlite_sequence set seq = seq + ${count} where name = ${table} returning seq as last`.execute(trx),
        )
  const last = rows[0]?.last
  if (last === undefined) throw new Error(`${table} gives no numbers`)
  return Number(last) - count + 1
}

/** The same beside others who insert at the same moment: on PostgreSQL the numbers need not stand in a row.
 * @returns `count` numbers that nobody else gets, rising */
export async function takeIds<Tables>(
  trx: Kysely<Tables>,
  table: keyof Tables & string,
  count: number,
): Promise<readonly number[]> {
  if (count === 0) return []
  if (!isPostgres(trx)) {
    const first = await reserveIds(trx, table, count)
    return Array.from({ length: count }, (_, at) => first + at)
  }
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence(${table}, 'id')) as id
    from generate_series(1, ${count}::integer)`.execute(trx)
  return rows.map(({ id }) => Number(id)).sort((left, right) => left - right)
}
