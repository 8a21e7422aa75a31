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

/** Keeps a series for this transaction. */
export async function holdSeries(trx: Transaction, seriesId: number): Promise<void> {
  await trx
    .selectFrom('series')
    .select('id')
    .where('id', '=', seriesId)
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .execute()
}
