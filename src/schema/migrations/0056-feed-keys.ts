import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Feeds of members' own, at addresses that only they know. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('feed_keys')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('of', text, (c) => c.notNull())
    .addColumn('search_id', 'integer', (c) => c.references('saved_searches.id').onDelete('cascade'))
    .addColumn('secret_id', text, (c) => c.notNull().unique())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('used_on', text)
    .execute()
  await db.schema.createIndex('feed_keys_user').on('feed_keys').column('user_id').execute()
  await db.schema.createIndex('feed_keys_search').on('feed_keys').column('search_id').execute()
}
