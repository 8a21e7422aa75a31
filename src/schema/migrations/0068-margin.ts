import type { Kysely } from 'kysely'
import { columnTypes } from '../columns.ts'

/** Comments in the margin: what of a text they are about, and whether an author wants them. */
export async function up(db: Kysely<never>): Promise<void> {
  const { text } = columnTypes(db)
  await db.schema
    .createTable('comment_anchors')
    .addColumn('comment_id', 'integer', (c) => c.primaryKey().references('comments.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('set null'))
    .addColumn('block', text, (c) => c.notNull())
    .addColumn('paragraph', text, (c) => c.notNull())
    .addColumn('begins', 'integer', (c) => c.notNull())
    .addColumn('ends', 'integer', (c) => c.notNull())
    .addColumn('quote', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('comment_anchors_chapter')
    .on('comment_anchors')
    .columns(['chapter_id', 'block', 'comment_id'])
    .execute()
  for (const table of ['comment_choices', 'comment_defaults'])
    await db.schema
      .alterTable(table)
      .addColumn('margin', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
}
