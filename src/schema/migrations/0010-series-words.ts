import { type Kysely, sql } from 'kysely'
import { createWordIndex, writeWords } from '../../platform/db/words.ts'
import { searchWords } from '../../platform/text/words.ts'

/** The words of the titles of series. */
export async function up(db: Kysely<never>): Promise<void> {
  await createWordIndex(db, 'series_words', 'series')
  const { rows } = await sql<{ id: number; title: string }>`select id, title from series`.execute(db)
  for (const { id, title } of rows)
    await writeWords(db, 'series_words', id, { a: [searchWords(title)], b: [], c: [], d: [] })
}
