import { type Kysely, sql } from 'kysely'
import { isPostgres } from '../../platform/db/open.ts'
import { columnTypes } from '../columns.ts'

/** Works that are hidden from readers, and the log of what those who keep the archive did. */
export async function up(db: Kysely<never>): Promise<void> {
  await addHiding(db)
  await createTrail(db)
  for (const table of ['trail', 'trail_people']) await keepAsWritten(db, table)
}

/** The indexes of listings hold only what a listing can show. */
async function addHiding(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema.alterTable('works').addColumn('hidden_at', text).execute()
  for (const column of ['updated_at', 'posted_at', 'word_count', 'title_sort', 'creators_sort']) {
    await db.schema.dropIndex(`works_listed_by_${column}`).execute()
    await db.schema
      .createIndex(`works_listed_by_${column}`)
      .on('works')
      .columns([column, 'id', 'restricted', 'stamp'])
      .where('posted_at' as never, 'is not', null)
      .where('deleted_at' as never, 'is', null)
      .where('hidden_at' as never, 'is', null)
      .execute()
  }
}

/** Nothing here points to an account or a work: what was done stays written when they are gone. */
async function createTrail(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('trail')
    .addColumn('id', id, key)
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('by_id', 'integer')
    .addColumn('by_login', text, (c) => c.notNull())
    .addColumn('act', text, (c) => c.notNull())
    .addColumn('about', text, (c) => c.notNull())
    .addColumn('about_id', 'integer')
    .addColumn('about_name', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('before', text, (c) => c.notNull())
    .addColumn('after', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('trail_about').on('trail').columns(['about', 'about_id', 'id']).execute()
  await db.schema.createIndex('trail_by').on('trail').columns(['by_id', 'id']).execute()
  await db.schema
    .createTable('trail_people')
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('trail_id', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('trail_people_key', ['user_id', 'trail_id'])
    .execute()
}

/** Whoever can write to the table can add to it, and nothing else: not even a mistake of ours alters what was written. */
async function keepAsWritten(db: Kysely<never>, table: string): Promise<void> {
  const name = (what: string) => sql.id(`${table}_keeps_${what}`)
  if (isPostgres(db)) {
    await sql`create or replace function only_added_to() returns trigger language plpgsql as
      ${sql.lit("begin raise exception 'the trail is only added to'; end")}`.execute(db)
    await sql`create trigger ${name('rows')} before update or delete on ${sql.table(table)}
      for each row execute function only_added_to()`.execute(db)
    await sql`create trigger ${name('all')} before truncate on ${sql.table(table)}
      for each statement execute function only_added_to()`.execute(db)
    return
  }
  for (const what of ['update', 'delete'])
    await sql`create trigger ${name(what)} before ${sql.raw(what)} on ${sql.table(table)}
      begin select raise(abort, 'the trail is only added to'); end`.execute(db)
}
