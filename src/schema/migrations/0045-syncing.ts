import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Files that e-readers hold, and where they are in them. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('served_books')
    .addColumn('digest', text, (c) => c.primaryKey())
    .addColumn('name_digest', text, (c) => c.notNull())
    .addColumn('content', text, (c) => c.notNull().unique())
    .addColumn('work_id', 'integer', (c) => c.references('works.id').onDelete('cascade'))
    .addColumn('map', text, (c) => c.notNull())
    .addColumn('first_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('served_books_name').on('served_books').columns(['name_digest', 'first_at']).execute()
  await db.schema.createIndex('served_books_work').on('served_books').column('work_id').execute()
  await db.schema
    .createTable('reader_places')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('document', text, (c) => c.notNull())
    .addColumn('progress', text, (c) => c.notNull())
    .addColumn('percentage', 'double precision', (c) => c.notNull())
    .addColumn('device', text, (c) => c.notNull())
    .addColumn('device_id', text, (c) => c.notNull())
    .addColumn('noted_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('reader_places_key', ['user_id', 'document'])
    .execute()
}
