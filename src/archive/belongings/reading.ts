const AT_ONCE = 500

interface Query<Row> {
  limit(most: number): { offset(from: number): { execute(): Promise<Row[]> } }
}

/** Rows of a query that has an order, some hundred in memory at once. */
export async function* inPages<Row>(query: Query<Row>): AsyncGenerator<Row> {
  for (let from = 0; ; from += AT_ONCE) {
    const rows = await query.limit(AT_ONCE).offset(from).execute()
    yield* rows
    if (rows.length < AT_ONCE) return
  }
}

/** The same, each row as the record that it is. */
export async function* recordsOf<Row, Record>(query: Query<Row>, told: (row: Row) => Record): AsyncGenerator<Record> {
  for await (const row of inPages(query)) yield told(row)
}

/** What is large, a few at a time, by its numbers. */
export async function* byIds<Record>(
  ids: readonly number[],
  atOnce: number,
  load: (ids: readonly number[]) => Promise<readonly Record[]>,
): AsyncGenerator<Record> {
  for (let at = 0; at < ids.length; at += atOnce) yield* await load(ids.slice(at, at + atOnce))
}

/** A column of 0 and 1, as programs read it. */
export const yes = (column: 0 | 1): boolean => column === 1
