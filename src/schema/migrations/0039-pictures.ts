import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Pictures that members keep here, and the works that show them. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('pictures')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('name', text, (c) => c.notNull().unique())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('alt', text, (c) => c.notNull())
    .addColumn('print', text, (c) => c.notNull())
    .addColumn('kept_at', text, (c) => c.notNull())
    .addUniqueConstraint('pictures_print', ['user_id', 'print'])
    .execute()
  await db.schema.createIndex('pictures_user').on('pictures').columns(['user_id', 'id']).execute()
  await db.schema
    .createTable('picture_works')
    .addColumn('picture_id', 'integer', (c) => c.notNull().references('pictures.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('picture_works_key', ['picture_id', 'work_id'])
    .execute()
  await db.schema.createIndex('picture_works_work').on('picture_works').column('work_id').execute()
}
