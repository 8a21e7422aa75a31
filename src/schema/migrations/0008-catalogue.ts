import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** The log of changes tells of tags as well as works, and counters tell when they moved. The log begins anew: nothing
 * older than a start of the archive was ever read from it. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema.dropTable('changes').execute()
  await db.schema
    .createTable('changes')
    .addColumn('seq', id, key)
    .addColumn('work_id', 'integer')
    .addColumn('tag_id', 'integer')
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .alterTable('work_counters')
    .addColumn('moved_at', text, (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema.createIndex('work_counters_moved').on('work_counters').columns(['moved_at', 'work_id']).execute()
}
