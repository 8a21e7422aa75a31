import type { Expression, SqlBool } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { visibleTo } from '../../works/index.ts'

/** That a member opened a work. */
export interface Opened {
  readonly userId: number
  readonly workId: number
  /** posted chapters */
  readonly chapters: number
  readonly at: string
}

/** @returns those of the members who want their history kept */
export async function keepingHistory(db: Db, userIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('users')
    .leftJoin('preferences', 'preferences.user_id', 'users.id')
    .select('users.id')
    .where('users.id', 'in', userIds)
    .where((or) => or.or([or('preferences.keep_history', 'is', null), or('preferences.keep_history', '=', 1)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Notes that the work was opened once more. */
export async function noteReading(trx: Transaction, { userId, workId, chapters, at }: Opened): Promise<void> {
  await trx
    .insertInto('readings')
    .values({ user_id: userId, work_id: workId, first_at: at, last_at: at, visits: 1, chapters })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'work_id'])
        .doUpdateSet((row) => ({ last_at: at, chapters, visits: row('readings.visits', '+', 1) })),
    )
    .execute()
}

/** A work in somebody's history. */
export interface Reading {
  readonly workId: number
  /** UTC instant; null for one that was only marked */
  readonly lastAt: string | null
  readonly visits: number
  /** posted chapters then */
  readonly chapters: number
  /** marked since; null when it is not */
  readonly markedAt: string | null
}

/** What to look for among them. */
export interface Wanted {
  /** what the works are asked for, in a query that reads `works`; undefined for all */
  readonly ofWorks: Expression<SqlBool> | undefined
  /** only those marked for later, the newest mark first; else what was opened, the latest first */
  readonly forLater: boolean
}

/** @returns one page of a member's history, of works that they may still see */
export async function readingsOf(
  db: Db,
  viewer: Viewer & { kind: 'member' },
  wanted: Wanted,
  { offset, most }: { readonly offset: number; readonly most: number },
): Promise<readonly Reading[]> {
  const rows = await wantedReadings(db, viewer, wanted)
    .select(['works.id', 'readings.last_at', 'readings.visits', 'readings.chapters', 'for_later.since'])
    .orderBy(wanted.forLater ? 'for_later.since' : 'readings.last_at', 'desc')
    .orderBy('works.id', 'desc')
    .offset(offset)
    .limit(most)
    .execute()
  return rows.map(toReading)
}

function toReading(row: {
  readonly id: number
  readonly last_at: string | null
  readonly visits: number | null
  readonly chapters: number | null
  readonly since: string | null
}): Reading {
  return {
    workId: row.id,
    lastAt: row.last_at,
    visits: row.visits ?? 0,
    chapters: row.chapters ?? 0,
    markedAt: row.since,
  }
}

/** As {@link readingsOf}, from where another page ended.
 * @param beyond what that page ended with; undefined for the first */
export async function readingsBehind(
  db: Db,
  viewer: Viewer & { kind: 'member' },
  forLater: boolean,
  beyond: { readonly at: string; readonly id: number } | undefined,
  most: number,
): Promise<readonly Reading[]> {
  const since = forLater ? 'for_later.since' : 'readings.last_at'
  const rows = await wantedReadings(db, viewer, { ofWorks: undefined, forLater })
    .select(['works.id', 'readings.last_at', 'readings.visits', 'readings.chapters', 'for_later.since'])
    .$if(beyond !== undefined, (query) =>
      query.where((row) =>
        row.or([
          row(since, '<', beyond?.at ?? ''),
          row.and([row(since, '=', beyond?.at ?? ''), row('works.id', '<', beyond?.id ?? 0)]),
        ]),
      ),
    )
    .orderBy(since, 'desc')
    .orderBy('works.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(toReading)
}

/** @returns how many there are on all pages */
export async function countReadings(db: Db, viewer: Viewer & { kind: 'member' }, wanted: Wanted): Promise<number> {
  const { count } = await wantedReadings(db, viewer, wanted)
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function wantedReadings(db: Db, viewer: Viewer & { kind: 'member' }, { ofWorks, forLater }: Wanted) {
  return db
    .selectFrom('works')
    .leftJoin('readings', (join) =>
      join.onRef('readings.work_id', '=', 'works.id').on('readings.user_id', '=', viewer.id),
    )
    .leftJoin('for_later', (join) =>
      join.onRef('for_later.work_id', '=', 'works.id').on('for_later.user_id', '=', viewer.id),
    )
    .where('works.id', 'in', (own) =>
      own
        .selectFrom(forLater ? 'for_later' : 'readings')
        .select('work_id')
        .where('user_id', '=', viewer.id),
    )
    .where(visibleTo(viewer))
    .$if(ofWorks !== undefined, (query) => query.where(ofWorks as Expression<SqlBool>))
}

/** Takes works out of the member's history, and the places in them. Marks stay.
 * @param workId all when absent */
export async function forgetReadings(trx: Transaction, userId: number, workId?: number): Promise<void> {
  for (const table of ['readings', 'places'] as const) {
    await trx
      .deleteFrom(table)
      .where('user_id', '=', userId)
      .$if(workId !== undefined, (query) => query.where('work_id', '=', workId ?? 0))
      .execute()
  }
}
