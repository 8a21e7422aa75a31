import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What became of the files that a member last brought in. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('import_reports')
    .addColumn('user_id', 'integer', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('outcomes', text, (c) => c.notNull())
    .execute()
}
