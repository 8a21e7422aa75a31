import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Authors whose works came in without an account, and members who say that it is them. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('imported_authors')
    .addColumn('id', id, key)
    .addColumn('archive_id', 'integer', (c) => c.notNull().references('moved_archives.id').onDelete('cascade'))
    .addColumn('old_id', 'integer', (c) => c.notNull())
    .addColumn('pseud_id', 'integer', (c) => c.references('pseuds.id').onDelete('set null'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('email', text)
    .addColumn('standing', text, (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('mailed_at', text)
    .addColumn('settled_at', text)
    .addUniqueConstraint('imported_authors_old', ['archive_id', 'old_id'])
    .execute()
  await db.schema.createIndex('imported_authors_pseud').on('imported_authors').column('pseud_id').execute()
  await db.schema.createIndex('imported_authors_user').on('imported_authors').column('user_id').execute()
  await db.schema.createIndex('imported_authors_standing').on('imported_authors').columns(['standing', 'id']).execute()
  await db.schema
    .createTable('claim_requests')
    .addColumn('id', id, key)
    .addColumn('author_id', 'integer', (c) => c.notNull().references('imported_authors.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('words', text, (c) => c.notNull())
    .addColumn('asked_at', text, (c) => c.notNull())
    .addUniqueConstraint('claim_requests_once', ['author_id', 'user_id'])
    .execute()
  await db.schema.createIndex('claim_requests_user').on('claim_requests').column('user_id').execute()
}
