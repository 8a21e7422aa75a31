import type { Kysely } from 'kysely'
import { createWordIndex } from '../../platform/db/words.ts'

/** The words of works, and the orders of the listing that go by counters. */
export async function up(db: Kysely<never>): Promise<void> {
  await createWordIndex(db, 'work_words', 'works')
  for (const column of ['hits', 'kudos', 'comments', 'bookmarks']) {
    await db.schema.createIndex(`work_counters_by_${column}`).on('work_counters').columns([column, 'work_id']).execute()
  }
}
