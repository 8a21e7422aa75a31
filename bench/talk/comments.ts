import { sql } from 'kysely'
import { pathBelow } from '../../src/archive/comments/path.ts'
import { isPostgres } from '../../src/platform/db/open.ts'
import type { Db, Tables } from '../../src/schema/index.ts'

type Row = Omit<Tables['comments'], 'id' | 'frozen'> & { readonly id: number }

const ROWS_AT_ONCE = 500
const AT = '2026-03-09T12:00:00.000Z'
const SHELF = 500

/** Where the comments stand. */
export interface Planted {
  /** the work with half of them */
  readonly loud: number
  /** the one with a hundred */
  readonly quiet: number
  readonly works: readonly number[]
}

/** Fills the tables themselves, which is faster than saying two hundred thousand things: six of ten comments begin a
 * conversation, the others answer the one before. `check` finds nothing wrong with it. */
export async function plantComments(db: Db, many: number): Promise<Planted> {
  const all = await db
    .selectFrom('works')
    .select(['id', 'last_chapter_id'])
    .where('posted_at', 'is not', null)
    .where('restricted', '=', 0)
    .orderBy('id')
    .execute()
  const [loud, quiet, ...rest] = all
  if (!loud || !quiet || rest.length === 0) throw new Error('there are too few works to talk about')
  await db.deleteFrom('comment_choices').execute()
  await db
    .insertInto('comment_choices')
    .columns(['work_id', 'allowed', 'moderated'])
    .expression(
      (from) => from.selectFrom('works').select(['id', sql`'everyone'`.as('a'), sql`'none'`.as('m')]) as never,
    )
    .execute()
  const half = Math.floor(many / 2)
  const places = Array.from({ length: many }, (_, at) =>
    at < half ? loud : at < half + 100 ? quiet : (rest[at % rest.length] ?? loud),
  )
  const numbers = new Map<number, number>()
  const last = new Map<number, Row>()
  let batch: Row[] = []
  for (const [at, { id: work_id, last_chapter_id }] of places.entries()) {
    const parent = at % 10 < 6 ? undefined : last.get(work_id)
    const number = parent ? null : (numbers.get(work_id) ?? 0) + 1
    if (number !== null) numbers.set(work_id, number)
    const row = rowOf(at + 1, work_id, last_chapter_id, number, parent)
    last.set(work_id, row)
    batch.push(row)
    if (batch.length === ROWS_AT_ONCE || at === many - 1) {
      await db.insertInto('comments').values(batch).execute()
      batch = []
    }
  }
  await countThem(db)
  return { loud: loud.id, quiet: quiet.id, works: rest.map(({ id }) => id) }
}

function rowOf(id: number, work: number, chapter: number | null, number: number | null, parent: Row | undefined): Row {
  return {
    id,
    work_id: work,
    chapter_id: chapter,
    parent_id: parent?.id ?? null,
    thread_id: parent?.thread_id ?? id,
    path: parent ? pathBelow(parent.path, id) : '',
    number,
    user_id: null,
    pseud_id: null,
    guest_name: `Guest ${id % 977}`,
    guest_email: 'guest@example.org',
    html: `<p>What ${id} people would say if they were asked: that they have read it twice, and would again.</p>`,
    state: 'shown',
    once_key: null,
    created_at: AT,
    edited_at: null,
  }
}

async function countThem(db: Db): Promise<void> {
  for (const [table, owner] of [
    ['comment_shelves', 'work_id'],
    ['chapter_comment_shelves', 'chapter_id'],
  ] as const)
    await sql`insert into ${sql.table(table)} (${sql.ref(owner)}, shelf, threads)
      select ${sql.ref(owner)}, number / ${sql.lit(SHELF)}, count(*) from comments
      where number is not null and ${sql.ref(owner)} is not null group by 1, 2`.execute(db)
  await sql`update work_counters set kudos = 0, moved_at = ${AT}, comments =
    (select count(*) from comments where comments.work_id = work_counters.work_id)`.execute(db)
  if (isPostgres(db))
    await sql`select setval(pg_get_serial_sequence('comments', 'id'), (select max(id) from comments))`.execute(db)
  await sql`analyze`.execute(db)
}
