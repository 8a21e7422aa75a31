import { sql } from 'kysely'
import { insertMany } from '../../../platform/db/bulk.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { WORDS_VERSION } from './pieces.ts'

/** After so many times a text that cannot be read waits for its next change. */
const MOST_TRIES = 5

/** A work whose words are to be read anew. */
export interface TextToRead {
  readonly workId: number
  readonly round: number
}

/** Says that the words of these works are to be read anew. To be called in the transaction that changes their texts. */
export async function noteTexts(trx: Transaction, workIds: readonly number[]): Promise<void> {
  if (workIds.length === 0) return
  await trx
    .insertInto('texts_to_read')
    .values(workIds.map((work_id) => ({ work_id })))
    .onConflict((known) => known.column('work_id').doUpdateSet({ round: sql`texts_to_read.round + 1`, tries: 0 }))
    .execute()
}

/** Says so of works that have just come in. */
export async function noteNewTexts(trx: Transaction, workIds: readonly number[]): Promise<void> {
  await insertMany(
    trx,
    'texts_to_read',
    workIds.map((work_id) => ({ work_id })),
  )
}

/** Says so of all works whose words were kept in another way than they are now. */
export async function noteOldTexts(db: Db): Promise<void> {
  await sql`insert into texts_to_read (work_id)
    select distinct work_id from text_pieces where chapter_id is null and made not like ${`${WORDS_VERSION} %`}
    on conflict do nothing`.execute(db)
}

/** @returns the works that are to be read next */
export async function textsToRead(db: Db, most: number): Promise<readonly TextToRead[]> {
  const rows = await db
    .selectFrom('texts_to_read')
    .select(['work_id', 'round'])
    .where('tries', '<', MOST_TRIES)
    .orderBy('tries')
    .orderBy('work_id')
    .limit(most)
    .execute()
  return rows.map(({ work_id: workId, round }) => ({ workId, round }))
}

/** It was read; unless it has changed meanwhile it is done with. */
export async function textRead(db: Db, { workId, round }: TextToRead): Promise<void> {
  await db.deleteFrom('texts_to_read').where('work_id', '=', workId).where('round', '=', round).execute()
}

/** It could not be read. */
export async function textUnread(db: Db, { workId }: TextToRead): Promise<void> {
  await db
    .updateTable('texts_to_read')
    .set((update) => ({ tries: update('tries', '+', 1) }))
    .where('work_id', '=', workId)
    .execute()
}

/** @returns whether the work's text may be searched: its creators can say that it may not */
export async function isSearched(db: Db, workId: number): Promise<boolean> {
  const row = await db.selectFrom('unsearched_texts').select('work_id').where('work_id', '=', workId).executeTakeFirst()
  return row === undefined
}

/** Says whether the work's text may be searched. */
export async function searchText(trx: Transaction, workId: number, may: boolean): Promise<void> {
  if (may) await trx.deleteFrom('unsearched_texts').where('work_id', '=', workId).execute()
  else
    await trx
      .insertInto('unsearched_texts')
      .values({ work_id: workId })
      .onConflict((known) => known.doNothing())
      .execute()
  await noteTexts(trx, [workId])
}
