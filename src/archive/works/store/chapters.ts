import { assignIds } from '../../../platform/text/blocks.ts'
import { countWords } from '../../../platform/text/count.ts'
import { sanitiserVersion } from '../../../platform/text/sanitise.ts'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import type { Transaction } from '../../../schema/index.ts'
import type { ChapterDetails } from '../kinds.ts'
import { noteChange } from './changes.ts'
import { recount } from './recount.ts'

/** A chapter on its way in. */
interface NewChapter {
  readonly workId: number
  /** 1 for the first; nothing else stands there */
  readonly position: number
  readonly chapter: ChapterDetails
  /** null for a draft */
  readonly postedAt: string | null
  readonly now: Date
}

/** Writes one chapter at a free position. The caller counts the work again after.
 * @returns its id */
export async function writeChapter(trx: Transaction, { workId, position, chapter, postedAt, now }: NewChapter): Promise<number> {
  const html = await withIds(trx, workId, chapter.html)
  const { words, characters } = countWords(html)
  const { id } = await trx
    .insertInto('chapters')
    .values({
      work_id: workId,
      position,
      ...headColumns(chapter),
      word_count: words,
      character_count: characters,
      created_at: now.toISOString(),
      posted_at: postedAt,
      edited_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.insertInto('chapter_texts').values({ chapter_id: id, html, sanitiser_version: sanitiserVersion }).execute()
  return id
}

/** Puts a chapter into a work, moving those behind it back.
 * @param position where it shall stand; out of range means first or last
 * @returns its id */
export async function insertChapter(
  trx: Transaction,
  workId: number,
  position: number,
  chapter: ChapterDetails,
  { post, now }: { readonly post: boolean; readonly now: Date },
): Promise<number> {
  const { last } = await trx
    .selectFrom('chapters')
    .select((chapters) => chapters.fn.coalesce(chapters.fn.max('position'), chapters.lit(0)).as('last'))
    .where('work_id', '=', workId)
    .executeTakeFirstOrThrow()
  const place = Math.min(Math.max(1, Math.trunc(position)), last + 1)
  await trx
    .updateTable('chapters')
    .set((chapters) => ({ position: chapters('position', '+', 1) }))
    .where('work_id', '=', workId)
    .where('position', '>=', place)
    .execute()
  const postedAt = post ? now.toISOString() : null
  const id = await writeChapter(trx, { workId, position: place, chapter, postedAt, now })
  await settle(trx, workId, now, post)
  return id
}

/** Saves a chapter's new text. A save without a change changes nothing, not even the version.
 * @param version the one the editing began from
 * @returns the new version, or that somebody saved in between */
export async function updateChapter(
  trx: Transaction,
  chapterId: number,
  chapter: ChapterDetails,
  { version, now }: { readonly version: number; readonly now: Date },
): Promise<Result<number, 'changed-meanwhile'>> {
  const row = await trx
    .selectFrom('chapters')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .selectAll()
    .where('chapters.id', '=', chapterId)
    .executeTakeFirstOrThrow()
  if (row.version !== version) return refuse('changed-meanwhile')
  const html = await withIds(trx, row.work_id, chapter.html, row.html)
  if (html === row.html && sameHead(row, headColumns(chapter))) return allow(version)
  const { words, characters } = countWords(html)
  const { numUpdatedRows } = await trx
    .updateTable('chapters')
    .set({ ...headColumns(chapter), word_count: words, character_count: characters, edited_at: now.toISOString(), version: version + 1 })
    .where('id', '=', chapterId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return refuse('changed-meanwhile')
  await trx
    .updateTable('chapter_texts')
    .set({ html, sanitiser_version: sanitiserVersion })
    .where('chapter_id', '=', chapterId)
    .execute()
  await settle(trx, row.work_id, now, false)
  return allow(version + 1)
}

/** Shows a draft chapter to readers: the one thing that moves a work's date. */
export async function postChapter(trx: Transaction, chapterId: number, now: Date): Promise<void> {
  const row = await trx
    .updateTable('chapters')
    .set({ posted_at: now.toISOString() })
    .where('id', '=', chapterId)
    .where('posted_at', 'is', null)
    .returning('work_id')
    .executeTakeFirst()
  if (row) await settle(trx, row.work_id, now, true)
}

/** Takes a chapter out for good; those behind it move up. */
export async function removeChapter(trx: Transaction, chapterId: number, now: Date): Promise<void> {
  const gone = await trx
    .deleteFrom('chapters')
    .where('id', '=', chapterId)
    .returning(['work_id', 'position'])
    .executeTakeFirst()
  if (!gone) return
  await trx
    .updateTable('chapters')
    .set((chapters) => ({ position: chapters('position', '-', 1) }))
    .where('work_id', '=', gone.work_id)
    .where('position', '>', gone.position)
    .execute()
  await settle(trx, gone.work_id, now, false)
}

/** Puts the chapters of a work in this order.
 * @param order ids of all its chapters, each once; anything else changes nothing
 * @returns whether it was done */
export async function orderChapters(trx: Transaction, workId: number, order: readonly number[], now: Date): Promise<boolean> {
  const rows = await trx.selectFrom('chapters').select('id').where('work_id', '=', workId).execute()
  const own = new Set(rows.map(({ id }) => id))
  if (order.length !== own.size || !order.every((id) => own.delete(id))) return false
  for (const [at, id] of order.entries()) {
    await trx.updateTable('chapters').set({ position: at + 1 }).where('id', '=', id).execute()
  }
  await settle(trx, workId, now, false)
  return true
}

async function settle(trx: Transaction, workId: number, now: Date, chapterPosted: boolean): Promise<void> {
  const at = now.toISOString()
  await trx
    .updateTable('works')
    .set({ edited_at: at, ...(chapterPosted ? { updated_at: at } : {}) })
    .where('id', '=', workId)
    .execute()
  await recount(trx, workId)
  await noteChange(trx, [workId], now)
}

/** Paragraph ids are counted through the whole work, so that a page of all chapters has each once. */
async function withIds(trx: Transaction, workId: number, html: string, previous = ''): Promise<string> {
  const { next_block } = await trx
    .selectFrom('works')
    .select('next_block')
    .where('id', '=', workId)
    .executeTakeFirstOrThrow()
  const numbered = assignIds(html, { previous, next: next_block })
  if (numbered.next !== next_block) {
    await trx.updateTable('works').set({ next_block: numbered.next }).where('id', '=', workId).execute()
  }
  return numbered.html
}

function headColumns({ title, summary, notesBefore, notesAfter }: ChapterDetails) {
  return { title, summary, notes_before: notesBefore, notes_after: notesAfter }
}

type HeadColumns = ReturnType<typeof headColumns>

function sameHead(left: HeadColumns, right: HeadColumns): boolean {
  return (
    left.title === right.title &&
    left.summary === right.summary &&
    left.notes_before === right.notes_before &&
    left.notes_after === right.notes_after
  )
}
