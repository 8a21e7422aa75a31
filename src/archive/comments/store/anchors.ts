import { sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { holdCounters } from '../../works/index.ts'
import type { Anchor } from '../margin/anchor.ts'
import { type Margin, marginOf, missingFrom } from '../margin/standing.ts'
import { restOf, THREADS_A_PAGE, type ThreadsPage, UNNAMED } from './read.ts'
import { shelveInChapter } from './shelves.ts'

/** Ids that are gone are looked for by their words up to so many; what was said of more stands at the chapter's end. */
const MOST_LOOKED_FOR = 200

export async function insertAnchor(
  trx: Transaction,
  commentId: number,
  chapterId: number | null,
  { block, paragraph, begins, ends, quote }: Anchor,
): Promise<void> {
  await trx
    .insertInto('comment_anchors')
    .values({ comment_id: commentId, chapter_id: chapterId, block, paragraph, begins, ends, quote })
    .execute()
}

/** @returns how many comments that this viewer sees were made on each paragraph, answers included, by the id that it had then */
export async function saidOf(
  db: Db,
  chapterIds: readonly number[],
  viewer: Viewer,
): Promise<ReadonlyMap<string, number>> {
  if (chapterIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('comment_anchors')
    .innerJoin('comments', 'comments.thread_id', 'comment_anchors.comment_id')
    .select((count) => ['comment_anchors.block', count.fn.countAll<number>().as('n')])
    .where('comment_anchors.chapter_id', 'in', chapterIds)
    .where('comments.state', '=', 'shown')
    .$if(viewer.kind === 'member', (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('mutes')
              .select(sql`1`.as('one'))
              .where('mutes.user_id', '=', viewer.kind === 'member' ? viewer.id : 0)
              .whereRef('mutes.other_id', '=', 'comments.user_id')
              .where(UNNAMED, '=', 0),
          ),
        ),
      ),
    )
    .groupBy('comment_anchors.block')
    .execute()
  return new Map(rows.map(({ block, n }) => [block, n]))
}

/** Reads what was said of a chapter's paragraphs, by one index; paragraphs that are gone are looked for by their words. */
export async function readMargin(
  db: Db,
  chapter: { readonly id: number; readonly html: string },
  viewer: Viewer,
): Promise<Margin> {
  const said = await saidOf(db, [chapter.id], viewer)
  const missing = missingFrom(chapter.html, said)
  if (missing.length === 0) return marginOf(chapter.html, said, [])
  const looked = await lastAnchors(db, chapter.id, missing.slice(0, MOST_LOOKED_FOR))
  const rest = missing.slice(MOST_LOOKED_FOR).map((block) => ({ block, paragraph: '' }))
  return marginOf(chapter.html, said, [...looked, ...rest])
}

/** @returns each of these paragraphs as it was when it was last commented on */
async function lastAnchors(
  db: Db,
  chapterId: number,
  blocks: readonly string[],
): Promise<readonly { readonly block: string; readonly paragraph: string }[]> {
  return db
    .selectFrom('comment_anchors')
    .select(['block', 'paragraph'])
    .where('comment_id', 'in', (last) =>
      last
        .selectFrom('comment_anchors as other')
        .select((max) => max.fn.max('other.comment_id').as('id'))
        .where('other.chapter_id', '=', chapterId)
        .where('other.block', 'in', blocks)
        .groupBy('other.block'),
    )
    .execute()
}

/** Reads one page of the threads about paragraphs.
 * @param blocks ids that the paragraph has or had
 * @param page 1 for the first */
export async function threadsAt(
  db: Db,
  chapterId: number,
  blocks: readonly string[],
  page: number,
  viewer: Viewer,
): Promise<ThreadsPage> {
  if (blocks.length === 0) return { threads: 0, pages: 0, comments: [], cut: new Set() }
  const about = db
    .selectFrom('comment_anchors')
    .innerJoin('comments', 'comments.id', 'comment_anchors.comment_id')
    .where('comment_anchors.chapter_id', '=', chapterId)
    .where('comment_anchors.block', 'in', blocks)
    .where('comments.number', 'is not', null)
  const { threads } = await about.select((count) => count.fn.countAll<number>().as('threads')).executeTakeFirstOrThrow()
  const roots = await about
    .select('comments.id')
    .orderBy('comments.number')
    .limit(THREADS_A_PAGE)
    .offset((page - 1) * THREADS_A_PAGE)
    .execute()
  const rest = await restOf(
    db,
    roots.map(({ id }) => id),
    viewer,
  )
  return { threads, pages: Math.ceil(threads / THREADS_A_PAGE), ...rest }
}

/** @returns what these comments are about, by their numbers; those outside of margins are absent */
export async function anchorsWithIds(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Anchor>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('comment_anchors').selectAll().where('comment_id', 'in', ids).execute()
  return new Map(
    rows.map(({ comment_id, block, paragraph, begins, ends, quote }) => [
      comment_id,
      { block, paragraph, begins, ends, quote },
    ]),
  )
}

/** Brings threads about these paragraphs into the chapter in which they stand now. */
export async function bringThreads(
  trx: Transaction,
  { id, workId }: { readonly id: number; readonly workId: number },
  blocks: ReadonlySet<string>,
): Promise<void> {
  await holdCounters(trx, workId)
  const rows = await trx
    .selectFrom('comment_anchors')
    .innerJoin('comments', 'comments.id', 'comment_anchors.comment_id')
    .select(['comments.id', 'comments.number', 'comments.chapter_id', 'comment_anchors.block'])
    .where('comments.work_id', '=', workId)
    .where((is) => is.or([is('comments.chapter_id', 'is', null), is('comments.chapter_id', '<>', id)]))
    .orderBy('comments.id')
    .execute()
  for (const row of rows.filter(({ block }) => blocks.has(block))) {
    await trx.updateTable('comments').set({ chapter_id: id }).where('thread_id', '=', row.id).execute()
    await trx.updateTable('comment_anchors').set({ chapter_id: id }).where('comment_id', '=', row.id).execute()
    if (row.number === null) continue
    const { number, chapter_id } = row
    if (chapter_id !== null) await shelveInChapter(trx, { chapterId: chapter_id, number }, -1)
    await shelveInChapter(trx, { chapterId: id, number }, 1)
  }
}
