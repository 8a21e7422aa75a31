import { type Kysely, sql } from 'kysely'
import { isPostgres } from './open.ts'

/** What a column holds, the same in both engines; `other` is what only one of them knows. */
export type ColumnKind = 'whole' | 'real' | 'text' | 'bytes' | 'other'

/** A column of a table. */
export interface ColumnOutline {
  readonly name: string
  readonly kind: ColumnKind
}

/** A table as the database itself describes it. */
export interface TableOutline {
  readonly name: string
  /** in the order in which they were made */
  readonly columns: readonly ColumnOutline[]
  /** the columns of its primary key, in order; none when it has no such key */
  readonly key: readonly string[]
  /** the column that counts up by itself */
  readonly counts: string | undefined
}

interface Row {
  readonly table: string
  readonly column: string
  readonly type: string
  /** place in the primary key, 1 for the first; 0 for none */
  readonly key: number
  readonly counts: number
}

/** @returns every table of the database, by name; of an index of words in SQLite only its face, not what stands behind */
export async function outlineOf<Tables>(db: Kysely<Tables>): Promise<readonly TableOutline[]> {
  const rows = await (isPostgres(db) ? postgresRows(db) : sqliteRows(db))
  const tables = Map.groupBy(rows, ({ table }) => table)
  return [...tables].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column, type }) => ({ name: column, kind: kindOf(type) })),
    key: columns
      .filter(({ key }) => key > 0)
      .sort((one, other) => one.key - other.key)
      .map(({ column }) => column),
    counts: columns.find(({ counts }) => counts !== 0)?.column,
  }))
}

async function sqliteRows<Tables>(db: Kysely<Tables>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select t.name as "table", p.name as "column", p.type, p.pk as key,
        p.pk > 0 and coalesce(m.sql, '') like '%autoincrement%' as counts
      from pragma_table_list t join pragma_table_info(t.name) p left join sqlite_master m on m.type = 'table' and m.name = t.name
      where t.schema = 'main' and t.type in ('table', 'virtual') and t.name not like 'sqlite\\_%' escape '\\'
      order by t.name, p.cid`.execute(db)
  return rows
}

async function postgresRows<Tables>(db: Kysely<Tables>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select c.relname as "table", a.attname as "column", t.typname as type,
        coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1 as key,
        case when a.attidentity = '' then 0 else 1 end as counts
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind in ('r', 'p') order by c.relname collate "C", a.attnum`.execute(db)
  return rows
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  integer: 'whole',
  bigint: 'whole',
  smallint: 'whole',
  int2: 'whole',
  int4: 'whole',
  int8: 'whole',
  real: 'real',
  'double precision': 'real',
  float4: 'real',
  float8: 'real',
  text: 'text',
  varchar: 'text',
  blob: 'bytes',
  bytea: 'bytes',
}

function kindOf(type: string): ColumnKind {
  return KINDS[type.toLowerCase()] ?? 'other'
}

/** @returns the last number that a table's counting column has given away; 0 before the first */
export async function lastGiven<Tables>(db: Kysely<Tables>, { name, counts }: TableOutline): Promise<number> {
  if (counts === undefined) return 0
  const { rows } = isPostgres(db)
    ? await sql<{ last: number | null }>`select last_value as last from pg_sequences
        where format('%I.%I', schemaname, sequencename) = pg_get_serial_sequence(${name}, ${counts})
          or sequencename = split_part(pg_get_serial_sequence(${name}, ${counts}), '.', 2)`.execute(db)
    : await sql<{ last: number | null }>`select seq as last from sqlite_sequence where name = ${name}`.execute(db)
  return Number(rows[0]?.last ?? 0)
}

/** Lets a table's counting column go on behind this number. */
export async function goOnBehind<Tables>(
  trx: Kysely<Tables>,
  { name, counts }: TableOutline,
  last: number,
): Promise<void> {
  if (counts === undefined || last < 1) return
  if (isPostgres(trx)) {
    await sql`select setval(pg_get_serial_sequence(${name}, ${counts}), ${last})`.execute(trx)
    return
  }
  await sql`delete from sqlite_sequence where name = ${name}`.execute(trx)
  await sql`insert into sqlite_sequence (name, seq) values (${name}, ${last})`.execute(trx)
}
