import type { Transaction } from '../../../schema/index.ts'
import { holdCounters } from '../../works/index.ts'

/** A chapter that goes, because all of it comes into another. */
interface Joined {
  readonly workId: number
  readonly chapterId: number
  readonly intoId: number
}

/** Brings everything that was said of a chapter to the one that it comes into, threads in the order in which they came. */
export async function bringChapter(trx: Transaction, { workId, chapterId, intoId }: Joined): Promise<void> {
  await holdCounters(trx, workId)
  for (const table of ['comments', 'comment_anchors'] as const)
    await trx.updateTable(table).set({ chapter_id: intoId }).where('chapter_id', '=', chapterId).execute()
  const shelves = await trx
    .deleteFrom('chapter_comment_shelves')
    .where('chapter_id', '=', chapterId)
    .returning(['shelf', 'threads'])
    .execute()
  for (const { shelf, threads } of shelves)
    await trx
      .insertInto('chapter_comment_shelves')
      .values({ chapter_id: intoId, shelf, threads })
      .onConflict((conflict) =>
        conflict
          .columns(['chapter_id', 'shelf'])
          .doUpdateSet((old) => ({ threads: old('chapter_comment_shelves.threads', '+', threads) })),
      )
      .execute()
}
