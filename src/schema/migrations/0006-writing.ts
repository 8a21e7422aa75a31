import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Which form sent a chapter, and an index by which the bin is emptied. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema.alterTable('chapters').addColumn('form_key', text).execute()
  await db.schema.createIndex('chapters_form_key').on('chapters').column('form_key').unique().execute()
  await db.schema
    .createIndex('works_binned')
    .on('works')
    .column('deleted_at')
    .where('deleted_at' as never, 'is not', null)
    .execute()
}
