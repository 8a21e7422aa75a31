import { isPostgres } from '../../../platform/db/open.ts'
import type { Transaction } from '../../../schema/index.ts'

/**
 * Keeps a work for this transaction: of two who change its chapters at once, the second waits and then counts the
 * first one's. SQLite has one writer at a time anyway.
 * @returns undefined when there is no such work
 */
export async function holdWork(trx: Transaction, workId: number): Promise<{ readonly posted: boolean } | undefined> {
  const row = await trx
    .selectFrom('works')
    .select('posted_at')
    .where('id', '=', workId)
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .executeTakeFirst()
  return row && { posted: row.posted_at !== null }
}

/** Keeps a series for this transaction. Who keeps works too keeps them after: two who go the other way round would wait
 * for each other in a circle.
 * @returns false when there is no such series */
export async function holdSeries(trx: Transaction, seriesId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('series')
    .select('id')
    .where('id', '=', seriesId)
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .executeTakeFirst()
  return row !== undefined
}
