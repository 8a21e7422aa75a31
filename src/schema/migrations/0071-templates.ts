import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What members begin new works with. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('templates')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('usual', 'integer', (c) => c.notNull())
    .addColumn('pseud_id', 'integer', (c) => c.references('pseuds.id').onDelete('set null'))
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('restricted', 'integer', (c) => c.notNull())
    .addColumn('downloads', text, (c) => c.notNull())
    .addColumn('categories', text, (c) => c.notNull())
    .addColumn('fandoms', text, (c) => c.notNull())
    .addColumn('relationships', text, (c) => c.notNull())
    .addColumn('characters', text, (c) => c.notNull())
    .addColumn('additional', text, (c) => c.notNull())
    .addColumn('notes_before', text, (c) => c.notNull())
    .addColumn('notes_after', text, (c) => c.notNull())
    .addColumn('edited_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('templates_user').on('templates').column('user_id').execute()
  await db.schema.createIndex('templates_pseud').on('templates').column('pseud_id').execute()
}
