import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Style sheets of creators for their works, and who does not want to see any. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('skins')
    .addColumn('work_id', 'integer', (c) => c.primaryKey().references('works.id').onDelete('cascade'))
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('edited_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('skins_digest').on('skins').column('digest').execute()
  await db.schema
    .alterTable('preferences')
    .addColumn('hide_skins', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
