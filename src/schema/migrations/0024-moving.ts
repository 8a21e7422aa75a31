import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Archives of other programs that were moved in: what became of each thing, so that nothing comes in twice and old addresses
 * lead on. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('moved_archives')
    .addColumn('id', id, key)
    .addColumn('key', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('path', text, (c) => c.notNull())
    .addColumn('begun_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('moved_things')
    .addColumn('archive_id', 'integer', (c) => c.notNull().references('moved_archives.id').onDelete('cascade'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('old_id', 'integer', (c) => c.notNull())
    .addColumn('new_id', 'integer')
    .addColumn('place', 'integer')
    .addPrimaryKeyConstraint('moved_things_key', ['archive_id', 'kind', 'old_id'])
    .execute()
  await db.schema.createIndex('moved_things_new').on('moved_things').columns(['kind', 'new_id']).execute()
}
