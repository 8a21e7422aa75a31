import type { Selectable } from 'kysely'
import type { Db, Tables, Transaction } from '../../../schema/index.ts'
import { blocksIn, type Place } from '../rules.ts'

/** @returns where the member is in the work, the newest place first */
export async function placesIn(db: Db, userId: number, workId: number): Promise<readonly Place[]> {
  const rows = await db
    .selectFrom('places')
    .selectAll()
    .where('user_id', '=', userId)
    .where('work_id', '=', workId)
    .orderBy('noted_at', 'desc')
    .execute()
  return rows.map(toPlace)
}

/** @returns the newest place of the member in each of these works, by work */
export async function newestPlaces(
  db: Db,
  userId: number,
  workIds: readonly number[],
): Promise<ReadonlyMap<number, Place>> {
  if (workIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('places')
    .selectAll()
    .where('user_id', '=', userId)
    .where('work_id', 'in', workIds)
    .orderBy('noted_at')
    .execute()
  return new Map(rows.map((row) => [row.work_id, toPlace(row)]))
}

/** Notes where the member is on this machine. One that was noted later stays. */
export async function notePlace(trx: Transaction, userId: number, workId: number, place: Place): Promise<void> {
  const columns = {
    device_name: place.deviceName,
    chapter_id: place.chapterId,
    chapter_number: place.number,
    block: place.block,
    before: place.before.join(' '),
    offset: place.offset,
    through: place.through,
    noted_at: place.notedAt,
  }
  await trx
    .insertInto('places')
    .values({ user_id: userId, work_id: workId, device: place.device, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'work_id', 'device'])
        .doUpdateSet(columns)
        .where('places.noted_at', '<=', place.notedAt),
    )
    .execute()
}

/** @param device only this machine's; all when absent */
export async function forgetPlaces(trx: Transaction, userId: number, workId: number, device?: string): Promise<void> {
  await trx
    .deleteFrom('places')
    .where('user_id', '=', userId)
    .where('work_id', '=', workId)
    .$if(device !== undefined, (query) => query.where('device', '=', device ?? ''))
    .execute()
}

function toPlace(row: Selectable<Tables['places']>): Place {
  return {
    device: row.device,
    deviceName: row.device_name,
    chapterId: row.chapter_id,
    number: row.chapter_number,
    block: row.block,
    before: blocksIn(row.before),
    offset: row.offset,
    through: row.through,
    notedAt: row.noted_at,
  }
}
