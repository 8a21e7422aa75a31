import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Comments that were taken away and can still be put back. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('comment_bin')
    .addColumn('comment_id', 'integer', (c) => c.primaryKey())
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('deleted_by', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('deleted_at', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('html', text, (c) => c.notNull())
    .addColumn('kept', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('comment_bin_by').on('comment_bin').columns(['deleted_by', 'deleted_at']).execute()
  await db.schema.createIndex('comment_bin_work').on('comment_bin').column('work_id').execute()
  await db.schema.createIndex('comment_bin_at').on('comment_bin').column('deleted_at').execute()
}
