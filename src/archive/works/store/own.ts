import type { Db } from '../../../schema/index.ts'
import { ownedBy } from '../visible.ts'

/** A work in its creator's list of drafts, or in the bin. */
export interface OwnWork {
  readonly id: number
  readonly title: string
  readonly language: string
  readonly wordCount: number
  readonly chapterCount: number
  readonly posted: boolean
  /** UTC instants */
  readonly editedAt: string
  readonly deletedAt: string | null
}

/** @returns the user's works that readers have never seen, the newest edit first */
export async function draftsOf(db: Db, userId: number): Promise<readonly OwnWork[]> {
  const rows = await ownWorks(db, userId)
    .where('posted_at', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('edited_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toOwnWork)
}

/** @returns the user's works that are not in the bin, by title
 * @param most so many of them */
export async function ownTitles(
  db: Db,
  userId: number,
  most: number,
): Promise<readonly { readonly id: number; readonly title: string; readonly posted: boolean }[]> {
  const rows = await db
    .selectFrom('works')
    .select(['id', 'title', 'posted_at'])
    .where(ownedBy(userId))
    .where('deleted_at', 'is', null)
    .orderBy('title_sort')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ id, title, posted_at }) => ({ id, title, posted: posted_at !== null }))
}

/** @param before only those with a smaller number; all when absent
 * @returns the numbers of the user's works that are not in the bin, drafts among them, the greatest first */
export async function ownWorkIds(
  db: Db,
  userId: number,
  before: number | undefined,
  most: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('works')
    .select('id')
    .where(ownedBy(userId))
    .where('deleted_at', 'is', null)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** @returns what the user threw away, the newest first */
export async function binOf(db: Db, userId: number): Promise<readonly OwnWork[]> {
  const rows = await ownWorks(db, userId)
    .where('deleted_at', 'is not', null)
    .orderBy('deleted_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toOwnWork)
}

/** @returns the language of the work that the user saved last; undefined before the first */
export async function usualLanguage(db: Db, userId: number): Promise<string | undefined> {
  const row = await ownWorks(db, userId).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.language
}

/** @returns the number of the user's work that this form made; undefined when it has made none */
export async function workOfForm(db: Db, userId: number, importKey: string): Promise<number | undefined> {
  const row = await ownWorks(db, userId).where('import_key', '=', importKey).executeTakeFirst()
  return row?.id
}

/** @returns the number of the chapter that this form made */
export async function chapterOfForm(db: Db, workId: number, formKey: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('chapters')
    .select('id')
    .where('work_id', '=', workId)
    .where('form_key', '=', formKey)
    .executeTakeFirst()
  return row?.id
}

function ownWorks(db: Db, userId: number) {
  return db
    .selectFrom('works')
    .select(['id', 'title', 'language', 'word_count', 'chapter_count', 'posted_at', 'edited_at', 'deleted_at'])
    .where(ownedBy(userId))
}

function toOwnWork(row: Awaited<ReturnType<ReturnType<typeof ownWorks>['execute']>>[number]): OwnWork {
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    wordCount: row.word_count,
    chapterCount: row.chapter_count,
    posted: row.posted_at !== null,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
  }
}
