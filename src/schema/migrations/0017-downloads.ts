import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Who may take a work away as a file. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .alterTable('works')
    .addColumn('downloads', text, (c) => c.notNull().defaultTo('everyone'))
    .execute()
}
