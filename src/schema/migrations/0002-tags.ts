import { type Kysely, sql } from 'kysely'
import { isPostgres } from '../../platform/db/open.ts'
import { columnTypes } from '../columns.ts'

/** Tags. Ids below 10,000 are kept for the fixed ratings, warnings and categories, whose numbers readers' tools know. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('tags')
    .addColumn('id', id, key)
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('name_key', text, (c) => c.notNull())
    .addColumn('path_name', text, (c) => c.notNull().unique())
    .addColumn('canonical', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('merger_id', 'integer', (c) => c.references('tags.id').onDelete('set null'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('tags_type_name', ['type', 'name_key'])
    .execute()
  await db.schema.createIndex('tags_name').on('tags').column('name_key').execute()
  await db.schema.createIndex('tags_merger').on('tags').column('merger_id').execute()
  await (isPostgres(db)
    ? sql`alter table tags alter column id restart with 10000`.execute(db)
    : sql`insert into sqlite_sequence (name, seq) values ('tags', 9999)`.execute(db))
}
