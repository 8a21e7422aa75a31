import { sql } from 'kysely'
import { isId } from '../../../platform/db/ids.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { CommentState, Db } from '../../../schema/index.ts'
import { endOf, idsIn } from '../path.ts'
import { type Scope, startOf } from './shelves.ts'

export const THREADS_A_PAGE = 25
/** Of one thread on a page of threads; the rest is read on the thread's own page. */
export const MOST_OF_A_THREAD = 40
/** On a thread's own page. */
export const COMMENTS_A_PAGE = 100

/** In no list: they wait for the author, or are held back by those who keep order. */
const UNSEEN = ['waiting', 'held'] as const

/** A comment as pages show it. */
export interface Comment {
  readonly id: number
  readonly workId: number
  readonly chapterId: number | null
  readonly parentId: number | null
  readonly threadId: number
  readonly path: string
  /** 0 for the first of a thread */
  readonly depth: number
  /** null for a guest and once the account is gone */
  readonly userId: number | null
  readonly login: string | null
  readonly pseud: string | null
  /** null for members and for accounts that are gone */
  readonly guestName: string | null
  readonly html: string
  readonly state: CommentState
  /** said of this one; those above it are asked for by {@link isFrozen} */
  readonly frozen: boolean
  readonly createdAt: string
  readonly editedAt: string | null
  /** said by somebody who made the work, while that is anonymous: neither name nor account is told */
  readonly unnamed: boolean
  /** the viewer does not want to see it: nothing of it is loaded */
  readonly muted: boolean
  /** what of the chapter it is about, for the first of a thread in the margin; null for all others */
  readonly about: { readonly block: string; readonly quote: string } | null
}

/** One page of the threads of a work or a chapter. */
export interface ThreadsPage {
  readonly threads: number
  readonly pages: number
  /** those of the page in reading order */
  readonly comments: readonly Comment[]
  /** threads of which not all is here */
  readonly cut: ReadonlySet<number>
}

/** Reads one page of threads: its shelf, its first comments, and what stands below them, each by an index.
 * @param page 1 for the first */
export async function threadsPage(db: Db, scope: Scope, page: number, viewer: Viewer): Promise<ThreadsPage> {
  const start = await startOf(db, scope, (page - 1) * THREADS_A_PAGE)
  const pages = Math.ceil(start.threads / THREADS_A_PAGE)
  const roots = await db
    .selectFrom('comments')
    .select('comments.id')
    .where(
      scope.chapterId === undefined ? 'comments.work_id' : 'comments.chapter_id',
      '=',
      scope.chapterId ?? scope.workId,
    )
    .where('comments.number', '>=', start.number)
    .orderBy('comments.number')
    .limit(THREADS_A_PAGE)
    .offset(start.skip)
    .execute()
  const rest = await restOf(
    db,
    roots.map(({ id }) => id),
    viewer,
  )
  return { threads: start.threads, pages, ...rest }
}

/** @param threads those of a page, by their first comments
 * @returns what stands in them, thread by thread in this order */
export async function restOf(
  db: Db,
  threads: readonly number[],
  viewer: Viewer,
): Promise<Pick<ThreadsPage, 'comments' | 'cut'>> {
  if (threads.length === 0) return { comments: [], cut: new Set() }
  const roots = await db
    .selectFrom('comments')
    .select((root) => [
      'comments.id',
      root
        .selectFrom('comments as rest')
        .select('rest.path')
        .whereRef('rest.thread_id', '=', 'comments.id')
        .where('rest.state', 'not in', UNSEEN)
        .orderBy('rest.path')
        .limit(1)
        .offset(MOST_OF_A_THREAD)
        .as('end'),
    ])
    .where('comments.id', 'in', threads)
    .execute()
  const cut = roots.filter((root): root is { id: number; end: string } => root.end !== null)
  const whole = roots.filter(({ end }) => end === null).map(({ id }) => id)
  const rows = await selectComments(db, viewer)
    .where('comments.state', 'not in', UNSEEN)
    .where((is) =>
      is.or([
        ...(whole.length > 0 ? [is('comments.thread_id', 'in', whole)] : []),
        ...cut.map(({ id, end }) => is.and([is('comments.thread_id', '=', id), is('comments.path', '<', end)])),
      ]),
    )
    .orderBy('comments.path')
    .execute()
  const byThread = Map.groupBy(rows.map(toComment), ({ threadId }) => threadId)
  return { comments: threads.flatMap((id) => byThread.get(id) ?? []), cut: new Set(cut.map(({ id }) => id)) }
}

/** @param after only comments made after this one; all when absent
 * @returns those of a work that are in its lists, oldest first */
export async function commentsBehind(
  db: Db,
  workId: number,
  viewer: Viewer,
  after: number | undefined,
  most: number,
): Promise<readonly Comment[]> {
  const rows = await selectComments(db, viewer)
    .where('comments.work_id', '=', workId)
    .where('comments.state', 'not in', UNSEEN)
    .where('comments.id', '>', after ?? 0)
    .orderBy('comments.id')
    .limit(most)
    .execute()
  return rows.map(toComment)
}

/** What stands below a comment, itself first.
 * @param from the comment to begin with, of those below; the comment itself when absent
 * @returns a page of them, and the one that the next page begins with */
export async function threadBelow(
  db: Db,
  comment: Comment,
  viewer: Viewer,
  from: string | undefined,
): Promise<{ readonly comments: readonly Comment[]; readonly next: Comment | undefined }> {
  const begin = from?.startsWith(comment.path) ? from : comment.path
  const rows = await selectComments(db, viewer)
    .where('comments.thread_id', '=', comment.threadId)
    .where('comments.state', 'not in', UNSEEN)
    .where('comments.path', '>=', begin)
    .where('comments.path', '<', endOf(comment.path))
    .orderBy('comments.path')
    .limit(COMMENTS_A_PAGE + 1)
    .execute()
  const comments = rows.map(toComment)
  return { comments: comments.slice(0, COMMENTS_A_PAGE), next: comments[COMMENTS_A_PAGE] }
}

/** @returns undefined when there is no such comment; whether the viewer may see its work is asked elsewhere */
export async function findComment(db: Db, id: number, viewer: Viewer): Promise<Comment | undefined> {
  if (!isId(id)) return undefined
  const row = await selectComments(db, viewer).where('comments.id', '=', id).executeTakeFirst()
  return row && toComment(row)
}

/** @returns the work of a posted chapter; 0 when there is none, which nothing has */
export async function workOf(db: Db, chapterId: number): Promise<number> {
  if (!isId(chapterId)) return 0
  const row = await db
    .selectFrom('chapters')
    .select('work_id')
    .where('id', '=', chapterId)
    .where('posted_at', 'is not', null)
    .executeTakeFirst()
  return row?.work_id ?? 0
}

/** @returns whether nothing can be added below the comment: it is frozen, or one above it */
export async function isFrozen(db: Db, comment: Pick<Comment, 'threadId' | 'path' | 'id'>): Promise<boolean> {
  const row = await db
    .selectFrom('comments')
    .select('id')
    .where('id', 'in', [comment.threadId, comment.id, ...idsIn(comment.path)])
    .where('frozen', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns whether anybody has answered, shown or waiting */
export async function isAnswered(db: Db, id: number): Promise<boolean> {
  return (
    (await db.selectFrom('comments').select('id').where('parent_id', '=', id).limit(1).executeTakeFirst()) !== undefined
  )
}

/** @returns how many comments on works of this member wait for them */
export async function countWaiting(db: Db, userId: number): Promise<number> {
  const { waiting } = await waitingFor(db, userId)
    .select((count) => count.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  return waiting
}

/** @returns the oldest of them */
export async function waitingComments(
  db: Db,
  viewer: { readonly kind: 'member'; readonly id: number },
  most: number,
): Promise<readonly (Comment & { readonly title: string })[]> {
  const waiting = await waitingFor(db, viewer.id)
    .select(['comments.id', 'works.title'])
    .orderBy('comments.id')
    .limit(most)
    .execute()
  if (waiting.length === 0) return []
  const titles = new Map(waiting.map(({ id, title }) => [id, title]))
  const rows = await selectComments(db, { kind: 'guest' })
    .where('comments.id', 'in', [...titles.keys()])
    .orderBy('comments.id')
    .execute()
  return rows.map((row) => ({ ...toComment(row), title: titles.get(row.id) ?? '' }))
}

function waitingFor(db: Db, userId: number) {
  return db
    .selectFrom('comments')
    .innerJoin('works', 'works.id', 'comments.work_id')
    .where('comments.state', '=', 'waiting')
    .where('works.deleted_at', 'is', null)
    .where('comments.work_id', 'in', (own) =>
      own
        .selectFrom('creatorships')
        .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
        .select('creatorships.work_id')
        .where('pseuds.user_id', '=', userId),
    )
}

/** Whether a comment is by a creator of its work while that is anonymous. */
export const UNNAMED = sql<
  0 | 1
>`(case when exists (select 1 from works join creatorships on creatorships.work_id = works.id
  join pseuds as makers on makers.id = creatorships.pseud_id
  where works.id = comments.work_id and works.anonymous = 1 and makers.user_id = comments.user_id) then 1 else 0 end)`

/** Comments with who wrote them; of those whom the viewer has muted, nothing but that they are there. */
export function selectComments(db: Db, viewer: { readonly kind: string; readonly id?: number }) {
  return db
    .selectFrom('comments')
    .leftJoin('users', 'users.id', 'comments.user_id')
    .leftJoin('pseuds', 'pseuds.id', 'comments.pseud_id')
    .leftJoin('comment_anchors', 'comment_anchors.comment_id', 'comments.id')
    .leftJoin('mutes', (join) =>
      join.onRef('mutes.other_id', '=', 'comments.user_id').on('mutes.user_id', '=', viewer.id ?? 0),
    )
    .select([
      'comments.id',
      'comments.work_id',
      'comments.chapter_id',
      'comments.parent_id',
      'comments.thread_id',
      'comments.path',
      'comments.user_id',
      'comments.guest_name',
      'comments.state',
      'comments.frozen',
      'comments.created_at',
      'comments.edited_at',
      'users.login',
      'pseuds.name as pseud',
      UNNAMED.as('unnamed'),
      'mutes.other_id as muted',
      'comment_anchors.block',
      'comment_anchors.quote',
      sql<string>`case when mutes.other_id is null or ${UNNAMED} = 1 then comments.html else '' end`.as('html'),
    ])
}

/** @returns these comments whoever wrote them, in the order of their numbers: for those whose works they stand below */
export async function commentsWithIds(db: Db, ids: readonly number[]): Promise<readonly Comment[]> {
  if (ids.length === 0) return []
  const rows = await selectComments(db, { kind: 'guest' })
    .where('comments.id', 'in', ids)
    .orderBy('comments.id')
    .execute()
  return rows.map(toComment)
}

type CommentRow = Awaited<ReturnType<ReturnType<typeof selectComments>['execute']>>[number]

export function toComment(row: CommentRow): Comment {
  const unnamed = row.unnamed === 1
  // a muted person's place would tell who made the work
  const muted = row.muted !== null && !unnamed
  return {
    id: row.id,
    workId: row.work_id,
    chapterId: row.chapter_id,
    parentId: row.parent_id,
    threadId: row.thread_id ?? row.id,
    path: row.path,
    depth: idsIn(row.path).length,
    userId: row.user_id,
    login: muted || unnamed ? null : row.login,
    pseud: muted || unnamed ? null : row.pseud,
    guestName: row.guest_name,
    html: row.html,
    state: row.state,
    frozen: row.frozen === 1,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    unnamed,
    muted,
    about: row.block === null || row.quote === null ? null : { block: row.block, quote: row.quote },
  }
}
