import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What is being written, what was written before, and what is to be posted later or was taken back. */
export async function up(db: Kysely<never>): Promise<void> {
  await createAutosaves(db)
  await createRevisions(db)
  await createPlannedPosts(db)
  await createWithdrawnPosts(db)
}

async function createAutosaves(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('autosaves')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('form', text, (c) => c.notNull())
    .addColumn('work_id', 'integer', (c) => c.references('works.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('cascade'))
    .addColumn('sheet', text, (c) => c.notNull())
    .addColumn('serial', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('saved_at', text, (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('fields', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('autosaves_of').on('autosaves').columns(['user_id', 'work_id', 'chapter_id']).execute()
  await db.schema.createIndex('autosaves_work').on('autosaves').column('work_id').execute()
  await db.schema.createIndex('autosaves_chapter').on('autosaves').column('chapter_id').execute()
}

async function createRevisions(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('revisions')
    .addColumn('id', id, key)
    .addColumn('chapter_id', 'integer', (c) => c.notNull().references('chapters.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('began_at', text, (c) => c.notNull())
    .addColumn('saved_at', text, (c) => c.notNull())
    .addColumn('word_count', 'integer', (c) => c.notNull())
    .addColumn('sanitiser_version', 'integer', (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('summary', text, (c) => c.notNull())
    .addColumn('notes_before', text, (c) => c.notNull())
    .addColumn('notes_after', text, (c) => c.notNull())
    .addColumn('html', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('revisions_chapter').on('revisions').columns(['chapter_id', 'id']).execute()
  await db.schema.createIndex('revisions_user').on('revisions').column('user_id').execute()
}

/** A row without a chapter is of the whole work. */
async function createPlannedPosts(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('planned_posts')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.unique().references('chapters.id').onDelete('cascade'))
    .addColumn('post_at', text, (c) => c.notNull())
    .addColumn('zone', text, (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('problem', text, (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .createIndex('planned_posts_work')
    .on('planned_posts')
    .column('work_id')
    .unique()
    .where('chapter_id' as never, 'is', null)
    .execute()
  await db.schema.createIndex('planned_posts_user').on('planned_posts').column('user_id').execute()
}

/** A row without a chapter is of the work itself. */
async function createWithdrawnPosts(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('withdrawn_posts')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.unique().references('chapters.id').onDelete('cascade'))
    .addColumn('posted_at', text, (c) => c.notNull())
    .addColumn('with_work', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('withdrawn_posts_work').on('withdrawn_posts').column('work_id').execute()
}
