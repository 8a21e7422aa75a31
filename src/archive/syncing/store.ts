import type { Db, Transaction } from '../../schema/index.ts'

/** Where an e-reader said that it was, in its own words. */
export interface ReaderPlace {
  readonly document: string
  readonly progress: string
  /** 0 to 1 */
  readonly percentage: number
  /** what the e-reader calls itself, and what tells it from others */
  readonly device: string
  readonly deviceId: string
  /** UTC instant */
  readonly notedAt: string
}

/** @returns what was said last of this document, by any of the member's e-readers */
export async function readerPlace(db: Db, userId: number, document: string): Promise<ReaderPlace | undefined> {
  const row = await db
    .selectFrom('reader_places')
    .selectAll()
    .where('user_id', '=', userId)
    .where('document', '=', document)
    .executeTakeFirst()
  if (!row) return undefined
  const { progress, percentage, device, device_id, noted_at } = row
  return { document, progress, percentage, device, deviceId: device_id, notedAt: noted_at }
}

/** Keeps what an e-reader said, in place of what was said before. */
export async function noteReaderPlace(trx: Transaction, userId: number, place: ReaderPlace): Promise<void> {
  const columns = {
    progress: place.progress,
    percentage: place.percentage,
    device: place.device,
    device_id: place.deviceId,
    noted_at: place.notedAt,
  }
  await trx
    .insertInto('reader_places')
    .values({ user_id: userId, document: place.document, ...columns })
    .onConflict((conflict) => conflict.columns(['user_id', 'document']).doUpdateSet(columns))
    .execute()
}

/** @returns how many documents the member's e-readers are in */
export async function countReaderPlaces(db: Db, userId: number): Promise<number> {
  const { count } = await db
    .selectFrom('reader_places')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return count
}
