import type { Transaction } from '../../../schema/index.ts'
import { noteTexts } from './texts-to-read.ts'

/** Counts a work's chapters and words from its chapters, and notes the first and the last: of the posted ones, or of
 * all while nothing is posted. A total that was expected and is passed grows with them. Its text is to be read
 * again for the search: whatever changes a text counts it. */
export async function recount(trx: Transaction, workId: number): Promise<void> {
  const work = await trx
    .selectFrom('works')
    .select(['posted_at', 'expected_chapters'])
    .where('id', '=', workId)
    .executeTakeFirstOrThrow()
  const counted = await trx
    .selectFrom('chapters')
    .select((chapters) => [
      chapters.fn.countAll<number>().as('chapters'),
      chapters.fn.coalesce(chapters.fn.sum<number>('word_count'), chapters.lit(0)).as('words'),
      chapters.fn.coalesce(chapters.fn.sum<number>('character_count'), chapters.lit(0)).as('characters'),
    ])
    .where('work_id', '=', workId)
    .where('position', '>', 0)
    .$if(work.posted_at !== null, (query) => query.where('posted_at', 'is not', null))
    .executeTakeFirstOrThrow()
  const expected = work.expected_chapters === null ? null : Math.max(work.expected_chapters, counted.chapters)
  await trx
    .updateTable('works')
    .set({
      expected_chapters: expected,
      chapter_count: counted.chapters,
      first_chapter_id: await endOf(trx, workId, work.posted_at !== null, 'asc'),
      last_chapter_id: await endOf(trx, workId, work.posted_at !== null, 'desc'),
      word_count: counted.words,
      character_count: counted.characters,
      complete: work.posted_at !== null && expected === counted.chapters ? 1 : 0,
    })
    .where('id', '=', workId)
    .execute()
  await noteTexts(trx, [workId])
}

async function endOf(
  trx: Transaction,
  workId: number,
  postedOnly: boolean,
  order: 'asc' | 'desc',
): Promise<number | null> {
  const row = await trx
    .selectFrom('chapters')
    .select('id')
    .where('work_id', '=', workId)
    .where('position', '>', 0)
    .$if(postedOnly, (query) => query.where('posted_at', 'is not', null))
    .orderBy('position', order)
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
