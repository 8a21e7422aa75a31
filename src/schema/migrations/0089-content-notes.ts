import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** What a chapter holds that some readers want to know first, in the chapter and in its versions. Nothing is written anew. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  for (const table of ['chapters', 'revisions'])
    await db.schema
      .alterTable(table)
      .addColumn('content_notes', text, (c) => c.notNull().defaultTo(''))
      .execute()
}
