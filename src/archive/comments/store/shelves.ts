import type { Db, Transaction } from '../../../schema/index.ts'

/** Numbers of threads that stand on one shelf. */
const SHELF = 500

/** Whose comments: a whole work's, or one chapter's. */
export type Scope = { readonly workId: number; readonly chapterId?: number | undefined }

/** A thread comes to stand among those of its work, or leaves them. */
export async function shelve(
  trx: Transaction,
  {
    workId,
    chapterId,
    number,
  }: { readonly workId: number; readonly chapterId: number | null; readonly number: number },
  by: 1 | -1,
): Promise<void> {
  const shelf = Math.floor(number / SHELF)
  if (chapterId !== null) await shelveInChapter(trx, { chapterId, number }, by)
  await trx
    .insertInto('comment_shelves')
    .values({ work_id: workId, shelf, threads: by })
    .onConflict((conflict) =>
      conflict
        .columns(['work_id', 'shelf'])
        .doUpdateSet((old) => ({ threads: old('comment_shelves.threads', '+', by) })),
    )
    .execute()
}

/** A thread comes to stand among those of a chapter, or leaves them; for its work it stays where it is. */
export async function shelveInChapter(
  trx: Transaction,
  { chapterId, number }: { readonly chapterId: number; readonly number: number },
  by: 1 | -1,
): Promise<void> {
  await trx
    .insertInto('chapter_comment_shelves')
    .values({ chapter_id: chapterId, shelf: Math.floor(number / SHELF), threads: by })
    .onConflict((conflict) =>
      conflict
        .columns(['chapter_id', 'shelf'])
        .doUpdateSet((old) => ({ threads: old('chapter_comment_shelves.threads', '+', by) })),
    )
    .execute()
}

/** Where a page of threads begins. */
export interface PageStart {
  /** all threads there are */
  readonly threads: number
  /** no thread of the page has a smaller number */
  readonly number: number
  /** so many from that number on are passed over, fewer than stand on a shelf */
  readonly skip: number
}

/** Finds a page by adding up shelves: the hundredth thousand costs no more than the first ten.
 * @param skip threads before the page */
export async function startOf(db: Db, scope: Scope, skip: number): Promise<PageStart> {
  const shelves = await shelvesOf(db, scope)
  const threads = shelves.reduce((sum, shelf) => sum + shelf.threads, 0)
  let left = skip
  for (const shelf of shelves) {
    if (left < shelf.threads) return { threads, number: shelf.shelf * SHELF, skip: left }
    left -= shelf.threads
  }
  return { threads, number: ((shelves.at(-1)?.shelf ?? 0) + 1) * SHELF, skip: 0 }
}

function shelvesOf(db: Db, { workId, chapterId }: Scope) {
  return chapterId === undefined
    ? db
        .selectFrom('comment_shelves')
        .select(['shelf', 'threads'])
        .where('work_id', '=', workId)
        .orderBy('shelf')
        .execute()
    : db
        .selectFrom('chapter_comment_shelves')
        .select(['shelf', 'threads'])
        .where('chapter_id', '=', chapterId)
        .orderBy('shelf')
        .execute()
}
