import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What those who keep the archive tell everybody: news, and answers to questions that come again and again. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('news_posts')
    .addColumn('id', id, key)
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('html', text, (c) => c.notNull())
    .addColumn('posted_at', text)
    .addColumn('edited_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('news_posts_posted').on('news_posts').columns(['posted_at', 'id']).execute()
  await db.schema
    .createTable('faq_entries')
    .addColumn('id', id, key)
    .addColumn('section', text, (c) => c.notNull())
    .addColumn('question', text, (c) => c.notNull())
    .addColumn('html', text, (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute()
}
