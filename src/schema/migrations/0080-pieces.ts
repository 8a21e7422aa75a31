import { type Kysely, sql } from 'kysely'
import { createWordIndex } from '../../platform/db/words.ts'
import { columnTypes } from '../columns.ts'

/** The words of texts and notes, by pieces; which works are to be read for it; whose text is not to be searched. Every work is to be
 * read once: words are kept by their stems from here on. */
export async function up(db: Kysely<never>): Promise<void> {
  const { id, key, text } = columnTypes(db)
  await db.schema
    .createTable('text_pieces')
    .addColumn('id', id, key)
    .addColumn('work_id', 'integer', (c) => c.notNull().references('works.id').onDelete('cascade'))
    .addColumn('chapter_id', 'integer', (c) => c.references('chapters.id').onDelete('cascade'))
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('length', 'integer', (c) => c.notNull())
    .addColumn('made', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('text_pieces_work').on('text_pieces').column('work_id').execute()
  await db.schema.createIndex('text_pieces_chapter').on('text_pieces').column('chapter_id').execute()
  await createWordIndex(db, 'piece_words', 'text_pieces')
  await db.schema
    .createTable('texts_to_read')
    .addColumn('work_id', 'integer', (c) => c.primaryKey().references('works.id').onDelete('cascade'))
    .addColumn('round', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('unsearched_texts')
    .addColumn('work_id', 'integer', (c) => c.primaryKey().references('works.id').onDelete('cascade'))
    .execute()
  await sql`insert into texts_to_read (work_id) select id from works`.execute(db)
}
