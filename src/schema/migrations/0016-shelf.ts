import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What readers save, and what they want to hear of. */
export async function up(db: Kysely<never>): Promise<void> {
  await createBookmarks(db)
  await createLists(db)
  await createSubscriptions(db)
  await createNotices(db)
}

async function createBookmarks(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('external_works')
    .addColumn('id', id, key)
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('url_key', text, (c) => c.notNull().unique())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('author', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('bookmarks')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('work_id', 'integer', (c) => c.references('works.id').onDelete('set null'))
    .addColumn('series_id', 'integer', (c) => c.references('series.id').onDelete('set null'))
    .addColumn('external_id', 'integer', (c) => c.references('external_works.id'))
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('words', text, (c) => c.notNull())
    .addColumn('notes', text, (c) => c.notNull())
    .addColumn('private', 'integer', (c) => c.notNull())
    .addColumn('rec', 'integer', (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('bookmarks_user_work', ['user_id', 'work_id'])
    .addUniqueConstraint('bookmarks_user_series', ['user_id', 'series_id'])
    .addUniqueConstraint('bookmarks_user_external', ['user_id', 'external_id'])
    .execute()
  await db.schema.createIndex('bookmarks_user').on('bookmarks').columns(['user_id', 'id']).execute()
  await db.schema.createIndex('bookmarks_work').on('bookmarks').columns(['work_id', 'id']).execute()
  await db.schema.createIndex('bookmarks_series').on('bookmarks').columns(['series_id', 'id']).execute()
  await db.schema.createIndex('bookmarks_external').on('bookmarks').column('external_id').execute()
  await db.schema
    .createTable('bookmark_tags')
    .addColumn('bookmark_id', 'integer', (c) => c.notNull().references('bookmarks.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('name_key', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('bookmark_tags_key', ['bookmark_id', 'position'])
    .execute()
}

async function createLists(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('reading_lists')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('name_key', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addUniqueConstraint('reading_lists_name', ['user_id', 'name_key'])
    .execute()
  await db.schema
    .createTable('reading_list_bookmarks')
    .addColumn('list_id', 'integer', (c) => c.notNull().references('reading_lists.id').onDelete('cascade'))
    .addColumn('bookmark_id', 'integer', (c) => c.notNull().references('bookmarks.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('reading_list_bookmarks_key', ['list_id', 'bookmark_id'])
    .execute()
  await db.schema
    .createIndex('reading_list_bookmarks_bookmark')
    .on('reading_list_bookmarks')
    .column('bookmark_id')
    .execute()
}

async function createSubscriptions(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.references('works.id').onDelete('cascade'))
    .addColumn('series_id', 'integer', (c) => c.references('series.id').onDelete('cascade'))
    .addColumn('author_id', 'integer', (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('tag_id', 'integer', (c) => c.references('tags.id').onDelete('cascade'))
    .addColumn('since', text, (c) => c.notNull())
    .addUniqueConstraint('subscriptions_work', ['user_id', 'work_id'])
    .addUniqueConstraint('subscriptions_series', ['user_id', 'series_id'])
    .addUniqueConstraint('subscriptions_author', ['user_id', 'author_id'])
    .addUniqueConstraint('subscriptions_tag', ['user_id', 'tag_id'])
    .execute()
  for (const target of ['work_id', 'series_id', 'author_id', 'tag_id'])
    await db.schema.createIndex(`subscriptions_to_${target}`).on('subscriptions').column(target).execute()
}

async function createNotices(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('postings')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('cascade'))
    .addColumn('event_key', text, (c) => c.notNull().unique())
    .addColumn('posted_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('postings_work').on('postings').column('work_id').execute()
  await db.schema.createIndex('postings_chapter').on('postings').column('chapter_id').execute()
  await db.schema
    .createTable('posting_notices')
    .addColumn('posting_id', 'integer', (c) => c.notNull().references('postings.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('subscription_id', 'integer', (c) => c.references('subscriptions.id').onDelete('set null'))
    .addColumn('mailed_at', text)
    .addPrimaryKeyConstraint('posting_notices_key', ['posting_id', 'user_id'])
    .execute()
  await db.schema.createIndex('posting_notices_user').on('posting_notices').columns(['user_id', 'posting_id']).execute()
  await db.schema.createIndex('posting_notices_subscription').on('posting_notices').column('subscription_id').execute()
  await db.schema
    .createTable('following_choices')
    .addColumn('user_id', 'integer', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('mails', text, (c) => c.notNull())
    .execute()
}
