import { isId } from '../../platform/db/ids.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import type { CheckedEntry, CheckedPost } from './rules.ts'

/** One of the news. */
export interface Post {
  readonly id: number
  readonly title: string
  /** sanitised HTML */
  readonly html: string
  /** null while a draft; may lie ahead */
  readonly postedAt: string | null
  readonly editedAt: string
}

/** @returns the newest that everybody may read, from the one at `skip` on */
export async function postedNews(db: Db, now: Date, most: number, skip = 0): Promise<readonly Post[]> {
  const rows = await db
    .selectFrom('news_posts')
    .selectAll()
    .where('posted_at', '<=', now.toISOString())
    .orderBy('posted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .offset(skip)
    .execute()
  return rows.map(toPost)
}

export async function countPosted(db: Db, now: Date): Promise<number> {
  const { posts } = await db
    .selectFrom('news_posts')
    .select((count) => count.fn.countAll<number>().as('posts'))
    .where('posted_at', '<=', now.toISOString())
    .executeTakeFirstOrThrow()
  return posts
}

/** @returns drafts and what is posted later too, the newest first: for staff */
export async function allNews(db: Db, most: number): Promise<readonly Post[]> {
  const rows = await db.selectFrom('news_posts').selectAll().orderBy('id', 'desc').limit(most).execute()
  return rows.map(toPost)
}

/** @returns whatever its state is; undefined when there is none */
export async function findPost(db: Db, id: number): Promise<Post | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('news_posts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toPost(row)
}

/** @param id undefined for a new one
 * @returns its number */
export async function savePost(
  trx: Transaction,
  id: number | undefined,
  { title, html, postedAt }: CheckedPost,
  now: Date,
): Promise<number> {
  const values = { title, html, posted_at: postedAt, edited_at: now.toISOString() }
  if (id !== undefined) {
    await trx.updateTable('news_posts').set(values).where('id', '=', id).execute()
    return id
  }
  return (await trx.insertInto('news_posts').values(values).returning('id').executeTakeFirstOrThrow()).id
}

export async function removePost(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('news_posts').where('id', '=', id).execute()
}

type PostRow = {
  readonly id: number
  readonly title: string
  readonly html: string
  readonly posted_at: string | null
  readonly edited_at: string
}

function toPost({ id, title, html, posted_at, edited_at }: PostRow): Post {
  return { id, title, html, postedAt: posted_at, editedAt: edited_at }
}

/** A question with its answer. */
export interface FaqEntry {
  readonly id: number
  readonly section: string
  readonly question: string
  /** sanitised HTML */
  readonly html: string
  readonly position: number
}

/** @returns all questions in order */
export function faqEntries(db: Db): Promise<readonly FaqEntry[]> {
  return db.selectFrom('faq_entries').selectAll().orderBy('position').orderBy('id').execute()
}

/** Puts a question at its place; those behind it move on.
 * @param id undefined for a new one */
export async function saveEntry(
  trx: Transaction,
  id: number | undefined,
  { section, question, html, position }: CheckedEntry,
): Promise<number> {
  const others = (await faqEntries(trx)).filter((entry) => entry.id !== id).map((entry) => entry.id)
  const values = { section, question, html }
  const saved =
    id ??
    (
      await trx
        .insertInto('faq_entries')
        .values({ ...values, position: 0 })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  if (id !== undefined) await trx.updateTable('faq_entries').set(values).where('id', '=', id).execute()
  const order = others.toSpliced(Math.min((position ?? others.length + 1) - 1, others.length), 0, saved)
  for (const [at, one] of order.entries())
    await trx
      .updateTable('faq_entries')
      .set({ position: at + 1 })
      .where('id', '=', one)
      .execute()
  return saved
}

export async function removeEntry(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('faq_entries').where('id', '=', id).execute()
}
