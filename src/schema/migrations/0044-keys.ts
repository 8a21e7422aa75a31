import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Keys that members give to programs. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('program_keys')
    .addColumn('id', id, key)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('scopes', text, (c) => c.notNull())
    .addColumn('secret_id', text, (c) => c.notNull().unique())
    .addColumn('digest_id', text, (c) => c.notNull().unique())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('used_on', text)
    .execute()
  await db.schema.createIndex('program_keys_user').on('program_keys').column('user_id').execute()
}
