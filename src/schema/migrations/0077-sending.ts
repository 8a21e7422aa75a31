import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Works sent to e-readers: addresses by mail, what was sent, and devices that show a code. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('reader_addresses')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('address', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('confirmed_at', text)
    .addUniqueConstraint('reader_addresses_once', ['user_id', 'address'])
    .execute()
  await db.schema
    .createTable('sent_books')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('address', text, (c) => c.notNull())
    .addColumn('work_id', 'integer', (c) => c.references('works.id').onDelete('set null'))
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sent_books_user').on('sent_books').columns(['user_id', 'created_at']).execute()
  await db.schema.createIndex('sent_books_work').on('sent_books').column('work_id').execute()
  await db.schema
    .createTable('handovers')
    .addColumn('id', id, key)
    .addColumn('secret_id', text, (c) => c.notNull().unique())
    .addColumn('code', text, (c) => c.unique())
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('handovers_expiry').on('handovers').column('expires_at').execute()
  await db.schema.createIndex('handovers_user').on('handovers').column('user_id').execute()
  await db.schema
    .createTable('handover_works')
    .addColumn('handover_id', 'integer', (c) => c.notNull().references('handovers.id').onDelete('cascade'))
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('handover_works_pk', ['handover_id', 'work_id'])
    .execute()
  await db.schema.createIndex('handover_works_work').on('handover_works').column('work_id').execute()
}
