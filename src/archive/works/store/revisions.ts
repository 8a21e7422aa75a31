import type { Selectable } from 'kysely'
import { isId } from '../../../platform/db/ids.ts'
import { countWords } from '../../../platform/text/count.ts'
import { leaves } from '../../../platform/text/scan.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import type { RevisionsTable } from '../../../schema/tables/desk.ts'
import type { ChapterDetails } from '../kinds.ts'

/** Saves by one person within this time are one revision. */
const TOGETHER = 10 * 60_000

export type RevisionKind = RevisionsTable['kind']

/** A revision as lists show it. */
export interface RevisionHead {
  readonly id: number
  readonly kind: RevisionKind
  /** UTC instants of the first and the last save that it gathers */
  readonly beganAt: string
  readonly savedAt: string
  readonly wordCount: number
  /** login of who saved it; null for what was posted first, and when the account is gone */
  readonly by: string | null
}

/** A revision with what it says; `html` has its ids. */
export interface Revision extends RevisionHead {
  readonly said: ChapterDetails
}

/** One save of a chapter. */
export interface Save {
  /** what stood there, with when it was last saved and posted */
  readonly before: ChapterDetails & { readonly editedAt: string; readonly postedAt: string | null }
  readonly after: ChapterDetails
  readonly by: number | null
  readonly kind: 'edited' | 'restored'
  readonly sanitiserVersion: number
  readonly now: Date
}

/** Keeps what a save made of a chapter that readers have seen, and with the first one also what they had seen before. */
export async function noteRevision(trx: Transaction, chapterId: number, save: Save): Promise<void> {
  const { before, after, by, kind, sanitiserVersion, now } = save
  const last = await newest(trx, chapterId)
  if (!last && before.postedAt === null) return
  const own = { chapter_id: chapterId, sanitiser_version: sanitiserVersion }
  if (!last) {
    const at = before.postedAt !== null && before.postedAt > before.editedAt ? before.postedAt : before.editedAt
    const first = { ...own, kind: 'posted', user_id: null, began_at: at, saved_at: at, ...columnsOf(before) } as const
    await trx.insertInto('revisions').values(first).execute()
  }
  const at = now.toISOString()
  const goesOn = kind === 'edited' && last?.kind === 'edited' && by !== null && last.user_id === by
  if (goesOn && now.getTime() - Date.parse(last.began_at) <= TOGETHER) {
    const columns = { saved_at: at, sanitiser_version: sanitiserVersion, ...columnsOf(after) }
    await trx.updateTable('revisions').set(columns).where('id', '=', last.id).execute()
    return
  }
  await trx
    .insertInto('revisions')
    .values({ ...own, kind, user_id: by, began_at: at, saved_at: at, ...columnsOf(after) })
    .execute()
}

/** @returns the revisions of a chapter, the newest first; none until it was edited after being posted */
export async function revisionsOf(db: Db, chapterId: number): Promise<readonly RevisionHead[]> {
  const rows = await heads(db).where('chapter_id', '=', chapterId).orderBy('revisions.id', 'desc').execute()
  return rows.map(toHead)
}

/** @returns undefined when the chapter has no such revision */
export async function findRevision(db: Db, chapterId: number, id: number): Promise<Revision | undefined> {
  if (!isId(id)) return undefined
  const row = await heads(db)
    .select(['title', 'summary', 'content_notes', 'notes_before', 'notes_after', 'html'])
    .where('chapter_id', '=', chapterId)
    .where('revisions.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { title, summary, content_notes: contentNotes, notes_before: notesBefore, notes_after: notesAfter, html } = row
  return { ...toHead(row), said: { title, summary, contentNotes, notesBefore, notesAfter, html } }
}

/** @returns ids of paragraphs that stand in the other chapters of the work now */
export async function idsElsewhere(trx: Transaction, workId: number, chapterId: number): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('chapters')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .select('html')
    .where('work_id', '=', workId)
    .where('chapters.id', '!=', chapterId)
    .execute()
  return new Set(rows.flatMap(({ html }) => [...leaves(html)].flatMap(({ id }) => id ?? [])))
}

function newest(trx: Transaction, chapterId: number) {
  return trx
    .selectFrom('revisions')
    .select(['id', 'user_id', 'kind', 'began_at'])
    .where('chapter_id', '=', chapterId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function heads(db: Db) {
  return db
    .selectFrom('revisions')
    .leftJoin('users', 'users.id', 'revisions.user_id')
    .select(['revisions.id', 'kind', 'began_at', 'saved_at', 'word_count', 'login'])
}

type HeadRow = Pick<Selectable<RevisionsTable>, 'id' | 'kind' | 'began_at' | 'saved_at' | 'word_count'> & {
  readonly login: string | null
}

function toHead({ id, kind, began_at, saved_at, word_count, login }: HeadRow): RevisionHead {
  return { id, kind, beganAt: began_at, savedAt: saved_at, wordCount: word_count, by: login }
}

function columnsOf({ title, summary, contentNotes, notesBefore, notesAfter, html }: ChapterDetails) {
  const { words } = countWords(html)
  const notes = { content_notes: contentNotes, notes_before: notesBefore, notes_after: notesAfter }
  return { word_count: words, title, summary, ...notes, html }
}
