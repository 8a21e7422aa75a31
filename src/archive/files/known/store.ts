import type { Db } from '../../../schema/index.ts'
import { type BookMap, packMap, unpackMap } from './map.ts'

/** An EPUB that somebody was given. */
export interface ServedBook {
  /** what KOReader knows the file by, and its name */
  readonly digest: string
  readonly nameDigest: string
  /** null for a series and for what was gathered */
  readonly workId: number | null
  readonly map: BookMap
}

/** @param content what names the file among all that were made
 * @returns whether the file is known already */
export async function isKnown(db: Db, content: string): Promise<boolean> {
  const row = await db.selectFrom('served_books').select('digest').where('content', '=', content).executeTakeFirst()
  return row !== undefined
}

/** Keeps what is needed to find the reader's paragraph again in this very file; twice is once. */
export async function rememberBook(db: Db, content: string, book: ServedBook, now: Date): Promise<void> {
  await db
    .insertInto('served_books')
    .values({
      digest: book.digest,
      name_digest: book.nameDigest,
      content,
      work_id: book.workId,
      map: packMap(book.map),
      first_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** @param document a digest of the file, or of its name; of several files with the name the newest counts
 * @returns undefined for a file that was not served here */
export async function servedBook(db: Db, document: string): Promise<ServedBook | undefined> {
  const find = (column: 'digest' | 'name_digest') =>
    db
      .selectFrom('served_books')
      .select(['digest', 'name_digest', 'work_id', 'map'])
      .where(column, '=', document)
      .orderBy('first_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  const row = (await find('digest')) ?? (await find('name_digest'))
  if (!row) return undefined
  return { digest: row.digest, nameDigest: row.name_digest, workId: row.work_id, map: unpackMap(row.map) }
}
