import type { Transaction } from '../../../schema/index.ts'
import { noteChange } from './changes.ts'
import { holdWork } from './hold.ts'
import { recount } from './recount.ts'
import { settle } from './settle.ts'

/** Makes a posted work a draft again: readers lose it, its creators keep everything. What is posted once more later gets its
 * dates back, so that nobody moves a work up by taking it away and bringing it back. */
export async function withdrawWork(trx: Transaction, workId: number, now: Date): Promise<void> {
  const work = await holdWork(trx, workId)
  if (!work?.posted) return
  const { posted_at } = await trx
    .selectFrom('works')
    .select('posted_at')
    .where('id', '=', workId)
    .executeTakeFirstOrThrow()
  const chapters = await trx
    .selectFrom('chapters')
    .select(['id', 'posted_at'])
    .where('work_id', '=', workId)
    .where('posted_at', 'is not', null)
    .execute()
  const rows = [{ id: null, posted_at }, ...chapters].flatMap(({ id, posted_at: at }) =>
    at === null ? [] : [{ work_id: workId, chapter_id: id, posted_at: at, with_work: 1 as const }],
  )
  await trx.insertInto('withdrawn_posts').values(rows).execute()
  await trx.updateTable('chapters').set({ posted_at: null }).where('work_id', '=', workId).execute()
  await trx
    .updateTable('works')
    .set({ posted_at: null, edited_at: now.toISOString() })
    .where('id', '=', workId)
    .execute()
  await recount(trx, workId)
  await noteChange(trx, [workId], now)
}

/** Makes one chapter of a posted work a draft again.
 * @returns false when it is the only one that readers see */
export async function withdrawChapter(
  trx: Transaction,
  workId: number,
  chapterId: number,
  now: Date,
): Promise<boolean> {
  if (!(await holdWork(trx, workId))?.posted) return false
  const posted = await trx
    .selectFrom('chapters')
    .select(['id', 'posted_at'])
    .where('work_id', '=', workId)
    .where('posted_at', 'is not', null)
    .execute()
  const chapter = posted.find(({ id }) => id === chapterId)
  if (!chapter?.posted_at || posted.length === 1) return false
  await trx
    .insertInto('withdrawn_posts')
    .values({ work_id: workId, chapter_id: chapterId, posted_at: chapter.posted_at, with_work: 0 })
    .execute()
  await trx.updateTable('chapters').set({ posted_at: null }).where('id', '=', chapterId).execute()
  await settle(trx, workId, now, false)
  return true
}

/** Takes back that a chapter was taken back.
 * @returns when it had been posted first; undefined when it never was */
export async function bringBackChapter(trx: Transaction, chapterId: number): Promise<string | undefined> {
  const row = await trx
    .deleteFrom('withdrawn_posts')
    .where('chapter_id', '=', chapterId)
    .returning('posted_at')
    .executeTakeFirst()
  return row?.posted_at
}

/** Takes back that a work was taken back: its chapters that readers had seen are posted as before, the others stay drafts.
 * @returns when it had been posted first; undefined when it never was, or when none of those chapters is left */
export async function bringBackWork(trx: Transaction, workId: number): Promise<string | undefined> {
  const rows = await trx
    .deleteFrom('withdrawn_posts')
    .where('work_id', '=', workId)
    .where('with_work', '=', 1)
    .returning(['chapter_id', 'posted_at'])
    .execute()
  const work = rows.find(({ chapter_id }) => chapter_id === null)
  const chapters = rows.filter(({ chapter_id }) => chapter_id !== null)
  for (const { chapter_id, posted_at } of chapters)
    await trx.updateTable('chapters').set({ posted_at }).where('id', '=', chapter_id).execute()
  return chapters.length > 0 ? work?.posted_at : undefined
}
