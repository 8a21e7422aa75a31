import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** What is wrong with what is said about works, in sentences: every counter against what it counts, every thread against how
 * it is put together, every inbox against who may find something there. A counter that never moved has nothing behind
 * it. */
export async function talkFaults(db: Db): Promise<readonly string[]> {
  return [
    ...(await counterFaults(db, 'kudos')),
    ...(await counterFaults(db, 'comments')),
    ...(await shelfFaults(db, 'work')),
    ...(await shelfFaults(db, 'chapter')),
    ...(await threadFaults(db)),
    ...(await anchorFaults(db)),
    ...(await inboxFaults(db)),
  ]
}

const COUNTED = {
  kudos: sql`select work_id, count(*) as n from kudos group by work_id`,
  comments: sql`select work_id, count(*) as n from comments where state = 'shown' group by work_id`,
} as const

async function counterFaults(db: Db, name: keyof typeof COUNTED): Promise<readonly string[]> {
  const { rows } = await sql<{ work_id: number; said: number; n: number }>`
    select c.work_id, c.${sql.ref(name)} as said, coalesce(f.n, 0) as n
    from work_counters c left join (${COUNTED[name]}) f on f.work_id = c.work_id
    where (c.moved_at <> '' and c.${sql.ref(name)} <> coalesce(f.n, 0)) or (c.moved_at = '' and coalesce(f.n, 0) <> 0)
    order by c.work_id`.execute(db)
  return rows.map(({ work_id, said, n }) => `work ${work_id} says it has ${said} ${name}, and it is ${n}`)
}

/** Numbers on one shelf; see archive/comments/store/shelves.ts. */
const SHELF = 500

async function shelfFaults(db: Db, of: 'work' | 'chapter'): Promise<readonly string[]> {
  const [table, owner] = of === 'work' ? ['comment_shelves', 'work_id'] : ['chapter_comment_shelves', 'chapter_id']
  const facts = sql`select ${sql.ref(owner)} as owner, number / ${sql.lit(SHELF)} as shelf, count(*) as n from comments
    where number is not null and ${sql.ref(owner)} is not null group by 1, 2`
  const said = sql`select ${sql.ref(owner)} as owner, shelf, threads from ${sql.table(table)}`
  const { rows } = await sql<{ owner: number; shelf: number; said: number; n: number }>`
    select owner, shelf, sum(said) as said, sum(n) as n from (
      select owner, shelf, threads as said, 0 as n from (${said}) s union all
      select owner, shelf, 0 as said, n from (${facts}) f) both_sides
    group by owner, shelf having sum(said) <> sum(n) order by owner, shelf`.execute(db)
  return rows.map(
    (row) => `${of} ${row.owner} says it has ${row.said} threads on shelf ${row.shelf}, and it is ${row.n}`,
  )
}

/** What no comment may be, each as a condition on it (`c`), its thread's first (`t`) and what it answers (`p`). */
const NEVER: readonly (readonly [fault: string, condition: string])[] = [
  ['belongs to no thread', 'c.thread_id is null'],
  ['is of another work than its thread', 't.work_id <> c.work_id'],
  ['is first in a thread that is not its own', 'c.parent_id is null and c.thread_id <> c.id'],
  ['answers a comment of another thread', 'p.thread_id <> c.thread_id'],
  ['answers one that still waits', "c.parent_id is not null and p.state in ('waiting', 'held')"],
  [
    'has a number without being first in a shown thread',
    "c.number is not null and (c.parent_id is not null or c.state in ('waiting', 'held'))",
  ],
  [
    'is first in a shown thread without a number',
    "c.number is null and c.parent_id is null and c.state not in ('waiting', 'held')",
  ],
  [
    'keeps a place that nobody needs',
    "c.state = 'gone' and not exists (select 1 from comments a where a.parent_id = c.id)",
  ],
  [
    'is gone and says something',
    "c.state = 'gone' and (c.html <> '' or c.user_id is not null or c.guest_name is not null)",
  ],
  [
    'lies in the bin and stands under its work',
    "c.state <> 'gone' and exists (select 1 from comment_bin b where b.comment_id = c.id)",
  ],
  ['stands before what it answers', 'c.path <= p.path and length(c.path) > length(p.path)'],
]

async function threadFaults(db: Db): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [fault, condition] of NEVER) {
    const { rows } = await sql<{ id: number }>`select c.id from comments c left join comments t on t.id = c.thread_id
      left join comments p on p.id = c.parent_id where ${sql.raw(condition)} order by c.id limit 100`.execute(db)
    faults.push(...rows.map(({ id }) => `comment ${id} ${fault}`))
  }
  return faults
}

/** Only what begins a thread is about words of a text, and both are of the same chapter. */
async function anchorFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number }>`select c.id from comment_anchors a join comments c on c.id = a.comment_id
    where c.parent_id is not null or coalesce(a.chapter_id, 0) <> coalesce(c.chapter_id, 0) or a.begins > a.ends
    order by c.id limit 100`.execute(db)
  return rows.map(({ id }) => `comment ${id} stands in a margin where it does not belong`)
}

async function inboxFaults(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('inbox')
    .innerJoin('comments', 'comments.id', 'inbox.comment_id')
    .select(['inbox.user_id', 'inbox.comment_id'])
    .where((is) => is.or([is('comments.state', '=', 'gone'), is('comments.user_id', '=', is.ref('inbox.user_id'))]))
    .limit(100)
    .execute()
  return rows.map(
    ({ user_id, comment_id }) =>
      `the inbox of account ${user_id} holds comment ${comment_id}, which is gone or its own`,
  )
}
