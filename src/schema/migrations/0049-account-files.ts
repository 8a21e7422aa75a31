import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Accounts as files: the one that a member has asked for, the one that comes in, and what has come in already. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('account_exports')
    .addColumn('user_id', 'integer', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('asked_at', text, (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('total', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('ready_at', text)
    .addColumn('file', text)
    .addColumn('bytes', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('account_imports')
    .addColumn('user_id', 'integer', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('sent_at', text, (c) => c.notNull())
    .addColumn('file', text, (c) => c.notNull())
    .addColumn('started_at', text)
    .addColumn('done', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('total', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('done_at', text)
    .addColumn('report', text, (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .createTable('account_arrivals')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('archive', text, (c) => c.notNull())
    .addColumn('account', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('their_key', text, (c) => c.notNull())
    .addColumn('our_id', 'integer')
    .addPrimaryKeyConstraint('account_arrivals_key', ['user_id', 'archive', 'account', 'kind', 'their_key'])
    .execute()
  await db.schema
    .createIndex('account_arrivals_theirs')
    .on('account_arrivals')
    .columns(['archive', 'kind', 'their_key'])
    .execute()
}
