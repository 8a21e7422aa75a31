import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** What the counters of readers' doings say, and what was done, in sentences; all in one query for each counter. A counter
 * that never moved has nothing behind it. */
export async function counterFaults(db: Db): Promise<readonly string[]> {
  return [...(await bookmarkFaults(db)), ...(await hitFaults(db)), ...(await dayFaults(db))]
}

async function bookmarkFaults(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('work_counters')
    .leftJoin('bookmarks', (join) =>
      join.onRef('bookmarks.work_id', '=', 'work_counters.work_id').on('bookmarks.private', '=', 0),
    )
    .select(({ fn }) => [
      'work_counters.work_id',
      'work_counters.bookmarks',
      fn.count<number>('bookmarks.id').as('own'),
    ])
    .groupBy(['work_counters.work_id', 'work_counters.bookmarks', 'work_counters.moved_at'])
    .having(({ eb, fn, ref, and, or }) =>
      or([
        and([
          eb('work_counters.moved_at', '<>', ''),
          eb(fn.count('bookmarks.id'), '<>', ref('work_counters.bookmarks')),
        ]),
        and([eb('work_counters.moved_at', '=', ''), eb(fn.count('bookmarks.id'), '<>', 0)]),
      ]),
    )
    .execute()
  return rows.map(
    ({ work_id, bookmarks, own }) => `work ${work_id} says it has ${bookmarks} public bookmarks, and it is ${own}`,
  )
}

/** Who came on the days before is forgotten, so only today's can be counted again. */
async function hitFaults(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('hits')
    .innerJoin('work_counters', 'work_counters.work_id', 'hits.work_id')
    .select(({ fn }) => ['work_counters.work_id', 'work_counters.hits', fn.countAll<number>().as('today')])
    .groupBy(['work_counters.work_id', 'work_counters.hits'])
    .having(({ eb, ref }) => eb(sql<number>`count(*)`, '>', ref('work_counters.hits')))
    .execute()
  return rows.map(({ work_id, hits, today }) => `work ${work_id} says it had ${hits} readers, and ${today} came today`)
}

/** Days were not always counted, and kudos and readers never go again: all days together are at most what there is. */
async function dayFaults(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('work_days')
    .innerJoin('work_counters', 'work_counters.work_id', 'work_days.work_id')
    .select(['work_counters.work_id'])
    .groupBy(['work_counters.work_id', 'work_counters.hits', 'work_counters.kudos'])
    .having(({ eb, fn, ref, or }) =>
      or([
        eb(fn.sum('work_days.hits'), '>', ref('work_counters.hits')),
        eb(fn.sum('work_days.kudos'), '>', ref('work_counters.kudos')),
      ]),
    )
    .execute()
  return rows.map(({ work_id }) => `the days of work ${work_id} say more than its counters`)
}
