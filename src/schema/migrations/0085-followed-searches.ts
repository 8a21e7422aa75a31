import { type Kysely, sql } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Saved searches can be followed: which postings no search was held against yet, and which works a search has told of. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .alterTable('subscriptions')
    .addColumn('search_id', 'integer', (c) => c.references('saved_searches.id').onDelete('cascade'))
    .execute()
  await db.schema
    .createIndex('subscriptions_search')
    .unique()
    .on('subscriptions')
    .columns(['search_id', 'user_id'])
    .execute()
  await db.schema.alterTable('postings').addColumn('matched_at', text).execute()
  await sql`update postings set matched_at = posted_at`.execute(db)
  await sql`create index postings_unmatched on postings (id) where matched_at is null`.execute(db)
  await db.schema
    .createTable('search_notices')
    .addColumn('subscription_id', 'integer', (c) => c.notNull().references('subscriptions.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('search_notices_key', ['subscription_id', 'work_id'])
    .execute()
  await db.schema.createIndex('search_notices_work').on('search_notices').column('work_id').execute()
}
