import { type Kysely, sql } from 'kysely'
import { isPostgres } from './open.ts'

/** Asks the engine itself whether the database is sound: pages, indexes, references.
 * @returns a sentence for each fault; none when all is well */
export async function integrityFaults<Tables>(db: Kysely<Tables>): Promise<readonly string[]> {
  return isPostgres(db) ? postgresFaults(db) : sqliteFaults(db)
}

/** @see https://sqlite.org/pragma.html#pragma_integrity_check */
async function sqliteFaults<Tables>(db: Kysely<Tables>): Promise<readonly string[]> {
  const pages = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  const references = await sql<{ table: string; rowid: number; parent: string }>`pragma foreign_key_check`.execute(db)
  return [
    ...pages.rows.map(({ integrity_check }) => integrity_check).filter((line) => line !== 'ok'),
    ...references.rows.map(
      ({ table, rowid, parent }) => `row ${rowid} of ${table} points to a row of ${parent} that is not there`,
    ),
  ]
}

/** PostgreSQL keeps references and uniqueness itself, unless an index or a constraint was left half made.
 * @see https://www.postgresql.org/docs/current/catalog-pg-index.html */
async function postgresFaults<Tables>(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ fault: string }>`
    select 'the index ' || c.relname || ' is not valid' as fault
      from pg_index i join pg_class c on c.oid = i.indexrelid where not i.indisvalid or not i.indisready
    union all
    select 'the constraint ' || conname || ' has not been validated' from pg_constraint where not convalidated
    union all
    select checksum_failures || ' pages failed their checksum' from pg_stat_database
      where datname = current_database() and checksum_failures > 0`.execute(db)
  return rows.map(({ fault }) => fault)
}
