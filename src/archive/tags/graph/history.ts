import type { Db } from '../../../schema/index.ts'
import type { Step } from './steps.ts'
import type { Wish } from './verbs.ts'

/** A line of the history. */
export interface Change {
  readonly id: number
  readonly at: string
  /** login; undefined for a command, or when the account is gone */
  readonly by: string | undefined
  readonly wishes: readonly Wish[]
  readonly steps: readonly Step[]
  /** the change that this one took back */
  readonly undoes: number | undefined
  /** the change that took this one back */
  readonly undoneBy: number | undefined
}

/** @returns undefined when there is no such line */
export async function changeById(db: Db, id: number): Promise<Change | undefined> {
  const row = await changes(db).where('tag_history.id', '=', id).executeTakeFirst()
  return row && toChange(row)
}

/** @param ask.tag only what touched this tag; absent for all
 * @param ask.before only lines older than this one
 * @returns the newest first */
export async function historyOf(
  db: Db,
  ask: { readonly tag?: number | undefined; readonly before?: number | undefined; readonly most: number },
): Promise<readonly Change[]> {
  const { tag, before } = ask
  const rows = await changes(db)
    .$if(tag !== undefined, (query) =>
      query.where('tag_history.id', 'in', (touched) =>
        touched
          .selectFrom('tag_history_tags')
          .select('history_id')
          .where('tag_id', '=', tag ?? 0),
      ),
    )
    .$if(before !== undefined, (query) => query.where('tag_history.id', '<', before ?? 0))
    .orderBy('tag_history.id', 'desc')
    .limit(ask.most)
    .execute()
  return rows.map(toChange)
}

/** Numbers in one statement, well below what either engine takes. */
const CHUNK = 5000

/** @returns the number of the newest change to any of these tags; 0 when there was none */
export async function lastTouched(db: Db, tagIds: readonly number[]): Promise<number> {
  let newest = 0
  for (let at = 0; at < tagIds.length; at += CHUNK) {
    const row = await db
      .selectFrom('tag_history_tags')
      .select(({ fn }) => fn.max('history_id').as('newest'))
      .where('tag_id', 'in', tagIds.slice(at, at + CHUNK))
      .executeTakeFirst()
    newest = Math.max(newest, row?.newest ?? 0)
  }
  return newest
}

function changes(db: Db) {
  return db
    .selectFrom('tag_history')
    .leftJoin('users', 'users.id', 'tag_history.user_id')
    .leftJoin('tag_history as later', 'later.undoes', 'tag_history.id')
    .select([
      'tag_history.id',
      'tag_history.changed_at',
      'tag_history.undoes',
      'tag_history.wishes',
      'tag_history.steps',
      'users.login',
      'later.id as later_id',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirstOrThrow']>>

function toChange(row: Row): Change {
  return {
    id: row.id,
    at: row.changed_at,
    by: row.login ?? undefined,
    wishes: JSON.parse(row.wishes) as readonly Wish[],
    steps: JSON.parse(row.steps) as readonly Step[],
    undoes: row.undoes ?? undefined,
    undoneBy: row.later_id ?? undefined,
  }
}
