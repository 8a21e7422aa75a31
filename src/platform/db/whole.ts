import { type Kysely, sql } from 'kysely'
import { isPostgres } from './open.ts'

/** Drops every table of the database, inside a transaction that will make others. */
export async function dropEverything<Tables>(trx: Kysely<Tables>): Promise<void> {
  if (isPostgres(trx)) {
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`do $$ begin
      execute coalesce((select 'drop table ' || string_agg(quote_ident(relname), ', ') || ' cascade'
        from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')), 'select 1');
    end $$`.execute(trx)
    return
  }
  await sql`pragma defer_foreign_keys = on`.execute(trx)
  const tables = new Set(await sqliteTables(trx))
  // SQLite empties a table before it drops it, and refuses while rows of another point to it
  while (tables.size > 0) {
    const before = tables.size
    let problem: unknown
    for (const table of tables) {
      try {
        await sql`drop table ${sql.table(table)}`.execute(trx)
        tables.delete(table)
      } catch (error) {
        problem = error
      }
    }
    if (tables.size === before) throw problem
  }
}

async function sqliteTables<Tables>(trx: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_list
    where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite\\_%' escape '\\'`.execute(trx)
  return rows.map(({ name }) => name)
}

/** What rows point to may come after them, until this is restored. */
export interface KeptBack {
  /** @throws when a row points to one that has not come */
  restore(): Promise<void>
}

/** Lets rows of all tables come in any order inside this transaction. */
export async function keepReferencesBack<Tables>(trx: Kysely<Tables>): Promise<KeptBack> {
  if (!isPostgres(trx)) {
    await sql`pragma defer_foreign_keys = on`.execute(trx)
    return { restore: () => refuseLooseRows(trx) }
  }
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(trx)
  for (const { table, name } of rows)
    await sql`alter table ${sql.raw(table)} drop constraint ${sql.id(name)}`.execute(trx)
  return {
    async restore() {
      for (const { table, name, definition } of rows)
        await sql`alter table ${sql.raw(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(trx)
    },
  }
}

async function refuseLooseRows<Tables>(trx: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ table: string; rowid: number; parent: string }>`pragma foreign_key_check`.execute(trx)
  const [loose] = rows
  if (loose)
    throw new Error(`row ${loose.rowid} of ${loose.table} points to a row of ${loose.parent} that is not there`)
}
