import { assignIds, forEditing } from '../../../platform/text/blocks.ts'
import { countWords } from '../../../platform/text/count.ts'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import { sanitiserVersion } from '../../../platform/text/sanitise.ts'
import type { Transaction } from '../../../schema/index.ts'
import { notePictures } from '../../media/index.ts'
import type { ChapterDetails } from '../kinds.ts'
import { cleanHtml } from '../texts.ts'
import { holdWork } from './hold.ts'
import { findRevision, idsElsewhere, noteRevision } from './revisions.ts'
import { settle } from './settle.ts'

/** A chapter on its way in. */
interface NewChapter {
  readonly workId: number
  /** 1 for the first; nothing else stands there */
  readonly position: number
  readonly chapter: ChapterDetails
  /** null for a draft */
  readonly postedAt: string | null
  /** a text whose paragraphs it takes over with their ids; they stand nowhere else any more */
  readonly previous?: string
  /** of the form that sent it; a key is taken once */
  readonly formKey?: string | undefined
  readonly now: Date
}

/** Writes one chapter at a free position of a work that is held. The caller counts the work again after.
 * @returns its id */
export async function writeChapter(
  trx: Transaction,
  { workId, position, chapter, postedAt, previous, formKey, now }: NewChapter,
): Promise<number> {
  const html = await withIds(trx, workId, chapter.html, previous)
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
      form_key: formKey ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.insertInto('chapter_texts').values({ chapter_id: id, html, sanitiser_version: sanitiserVersion }).execute()
  await notePictures(trx, workId, html)
  return id
}

/** How a chapter comes into a work. */
interface Insertion {
  /** whether readers see it at once; never while the work itself is a draft */
  readonly post: boolean
  readonly now: Date
  readonly formKey?: string | undefined
}

/** Puts a chapter into a work, moving those behind it back.
 * @param position where it shall stand; out of range means first or last
 * @returns its id
 * @throws when there is no such work, or the form's key has been taken */
export async function insertChapter(
  trx: Transaction,
  workId: number,
  position: number,
  chapter: ChapterDetails,
  { post, now, formKey }: Insertion,
): Promise<number> {
  const work = await holdWork(trx, workId)
  if (!work) throw new Error(`there is no work ${workId} to put a chapter into`)
  const { last } = await trx
    .selectFrom('chapters')
    .select((chapters) => chapters.fn.coalesce(chapters.fn.max('position'), chapters.lit(0)).as('last'))
    .where('work_id', '=', workId)
    .executeTakeFirstOrThrow()
  const place = Math.min(Math.max(1, Math.trunc(position) || 1), last + 1)
  await trx
    .updateTable('chapters')
    .set((chapters) => ({ position: chapters('position', '+', 1) }))
    .where('work_id', '=', workId)
    .where('position', '>=', place)
    .execute()
  const posted = post && work.posted
  const postedAt = posted ? now.toISOString() : null
  const id = await writeChapter(trx, { workId, position: place, chapter, postedAt, formKey, now })
  await settle(trx, workId, now, posted)
  return id
}

/** Who saves a chapter, and when. */
interface Saving {
  readonly now: Date
  /** number of the user; null for the archive itself */
  readonly by?: number | null
}

/** Saves a chapter's new text. A save without a change changes nothing, not even the version.
 * @param version the one the editing began from
 * @returns the new version, or that somebody saved in between or took the chapter away */
export async function updateChapter(
  trx: Transaction,
  chapterId: number,
  chapter: ChapterDetails,
  { version, ...saving }: Saving & { readonly version: number },
): Promise<Result<number, 'changed-meanwhile' | 'gone'>> {
  const row = await holdChapter(trx, chapterId)
  if (!row) return refuse('gone')
  if (row.version !== version) return refuse('changed-meanwhile')
  const html = await withIds(trx, row.work_id, chapter.html, row.html)
  return allow(await rewrite(trx, row, { ...chapter, html }, saving))
}

/** Makes a chapter what it was in an older revision. What stands there now is a revision too, so nothing is lost, and
 * paragraphs get the ids back that they had, unless those stand in another chapter by now.
 * @returns the new version */
export async function restoreRevision(
  trx: Transaction,
  chapterId: number,
  revisionId: number,
  saving: Saving,
): Promise<Result<number, 'gone'>> {
  const row = await holdChapter(trx, chapterId)
  const revision = row && (await findRevision(trx, chapterId, revisionId))
  if (!row || !revision) return refuse('gone')
  const { said } = revision
  const typed = { text: forEditing(said.html), format: 'html' } as const
  const elsewhere = await idsElsewhere(trx, row.work_id, chapterId)
  const previous = said.html.replace(/ id="(p[\da-z]+)"/g, (own, id: string) => (elsewhere.has(id) ? '' : own))
  const html = await withIds(trx, row.work_id, cleanHtml(typed, 'chapter'), previous)
  return allow(await rewrite(trx, row, { ...said, html }, { ...saving, kind: 'restored' }))
}

/** A chapter with its text, for this transaction alone.
 * @returns undefined when it is gone */
export async function holdChapter(trx: Transaction, chapterId: number) {
  const found = await trx
    .selectFrom('chapters')
    .select('work_id')
    .where('id', '=', chapterId)
    .where('position', '>', 0)
    .executeTakeFirst()
  if (!found || !(await holdWork(trx, found.work_id))) return undefined
  return trx
    .selectFrom('chapters')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .selectAll()
    .where('chapters.id', '=', chapterId)
    .executeTakeFirst()
}

type HeldChapter = NonNullable<Awaited<ReturnType<typeof holdChapter>>>

/** Writes what a held chapter says now, if that is anything new, and keeps the revision.
 * @param chapter `html` with ids
 * @returns the version that stands there after */
export async function rewrite(
  trx: Transaction,
  row: HeldChapter,
  chapter: ChapterDetails,
  { now, by = null, kind = 'edited' }: Saving & { readonly kind?: 'edited' | 'restored' },
): Promise<number> {
  const { html } = chapter
  if (html === row.html && sameHead(row, headColumns(chapter))) return row.version
  const { words, characters } = countWords(html)
  const counted = { word_count: words, character_count: characters }
  await trx
    .updateTable('chapters')
    .set({ ...headColumns(chapter), ...counted, edited_at: now.toISOString(), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await trx
    .updateTable('chapter_texts')
    .set({ html, sanitiser_version: sanitiserVersion })
    .where('chapter_id', '=', row.id)
    .execute()
  await notePictures(trx, row.work_id, html)
  const before = { ...saidBy(row), editedAt: row.edited_at, postedAt: row.posted_at }
  await noteRevision(trx, row.id, { before, after: chapter, by, kind, sanitiserVersion, now })
  await settle(trx, row.work_id, now, false)
  return row.version + 1
}

/** Paragraph ids are counted through the whole work, so that a page of all chapters has each once. */
export async function withIds(trx: Transaction, workId: number, html: string, previous = ''): Promise<string> {
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

/** What a held chapter says now. */
export function saidBy(row: HeadColumns & { readonly html: string }): ChapterDetails {
  const { title, summary, html } = row
  return {
    title,
    summary,
    contentNotes: row.content_notes,
    notesBefore: row.notes_before,
    notesAfter: row.notes_after,
    html,
  }
}

/** The columns that hold what a chapter says around its text. */
export function headColumns({ title, summary, contentNotes, notesBefore, notesAfter }: ChapterDetails) {
  return { title, summary, content_notes: contentNotes, notes_before: notesBefore, notes_after: notesAfter }
}

type HeadColumns = ReturnType<typeof headColumns>

function sameHead(left: HeadColumns, right: HeadColumns): boolean {
  return (
    left.title === right.title &&
    left.summary === right.summary &&
    left.content_notes === right.content_notes &&
    left.notes_before === right.notes_before &&
    left.notes_after === right.notes_after
  )
}
