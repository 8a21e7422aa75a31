import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Settings, jobs, the log of changes. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('settings')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('jobs')
    .addColumn('id', id, key)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('payload', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('run_at', text, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('leased_until', text)
    .addColumn('last_error', text)
    .addColumn('dead_at', text)
    .execute()
  await db.schema.createIndex('jobs_due').on('jobs').columns(['dead_at', 'run_at', 'id']).execute()
  await db.schema
    .createTable('changes')
    .addColumn('seq', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute()
}
