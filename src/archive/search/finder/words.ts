import type { Phrase } from '../../../platform/db/words.ts'
import type { Db } from '../../../schema/index.ts'
import { holdsWords, inSeriesWith } from '../../works/index.ts'

/** @returns the numbers of all works, listed or not, that hold every one of these */
export async function worksWithWords(db: Db, phrases: readonly Phrase[]): Promise<readonly number[]> {
  const rows = await db.selectFrom('works').select('works.id').where(holdsWords(db, phrases)).execute()
  return rows.map(({ id }) => id)
}

/** @returns the numbers of all works, listed or not, in a series whose title holds this */
export async function worksWithSeries(db: Db, phrase: Phrase): Promise<readonly number[]> {
  const rows = await db.selectFrom('works').select('works.id').where(inSeriesWith(db, phrase)).execute()
  return rows.map(({ id }) => id)
}
