import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Chapters that were deleted, for thirty days. They stay in their table, at no place of their work. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('chapter_bin')
    .addColumn('chapter_id', 'integer', (c) => c.primaryKey().references('chapters.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('posted_at', text)
    .addColumn('shown', 'integer', (c) => c.notNull())
    .addColumn('deleted_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('chapter_bin_work').on('chapter_bin').column('work_id').execute()
  await db.schema.createIndex('chapter_bin_deleted').on('chapter_bin').column('deleted_at').execute()
}
