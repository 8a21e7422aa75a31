import { type Document, writeWords } from '../../../platform/db/words.ts'
import { keptWords } from '../../../platform/text/stems.ts'
import { stretchesOf } from '../../../platform/text/stretches.ts'
import { searchWords, searchWordsOfHtml } from '../../../platform/text/words.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { indexWords, PIECES_TABLE } from './words.ts'

/** Grows whenever words are kept in another way than before; all works are then read again. */
export const WORDS_VERSION = 1

/** Words of a piece. PostgreSQL keeps 255 places of each word and 16,383 in all; one word in twelve is "the". */
const WORDS_A_PIECE = 2000
/** and blocks, each of which takes places of its own */
const BLOCKS_A_PIECE = 600

/** A stretch of a chapter with its words, or what a work says beside its chapters. */
interface Piece {
  readonly start: number
  readonly length: number
  readonly document: Document
}

/** From what the words of a chapter were made: with another language, another version of its text or of our ways they are others.
 * @param version of the chapter; 0 for the notes of a work */
export function wordsMadeFrom(language: string, version: number): string {
  return `${WORDS_VERSION} ${language} ${version}`
}

/** Lets others have their turn between two pieces. */
type Pause = () => Promise<void>

/** Reads the words of a work anew: those of its head, of its notes, and of every posted chapter that has changed. Each chapter comes
 * in a transaction of its own, so that nobody waits long. */
export async function indexTexts(db: Db, workId: number, pause: Pause): Promise<void> {
  const work = await db
    .selectFrom('works')
    .leftJoin('unsearched_texts', 'unsearched_texts.work_id', 'works.id')
    .select(['works.language', 'notes_before', 'notes_after', 'unsearched_texts.work_id as unsearched'])
    .where('works.id', '=', workId)
    .executeTakeFirst()
  if (!work) return
  const made = (version: number) => wordsMadeFrom(work.language, version)
  await db.transaction().execute(async (trx) => {
    await indexWords(trx, [workId])
    await trx.deleteFrom('text_pieces').where('work_id', '=', workId).where('chapter_id', 'is', null).execute()
    const document = wordsOfNotes([work.notes_before, work.notes_after], work.language)
    await writePieces(trx, { workId, chapterId: null, made: made(0) }, [{ start: 0, length: 0, document }])
  })
  const chapters = work.unsearched === null ? await postedChapters(db, workId) : []
  const kept = await piecesKept(db, workId)
  const current = new Map(chapters.map(({ id, version }) => [id, made(version)]))
  for (const [chapterId, before] of kept) if (current.get(chapterId) !== before) await removePieces(db, chapterId)
  for (const [chapterId, now] of current) {
    if (kept.get(chapterId) === now) continue
    const pieces = await piecesOf(db, chapterId, work.language, pause)
    await db.transaction().execute((trx) => writePieces(trx, { workId, chapterId, made: now }, pieces))
    await pause()
  }
}

function postedChapters(db: Db, workId: number): Promise<readonly { readonly id: number; readonly version: number }[]> {
  return db
    .selectFrom('chapters')
    .innerJoin('works', 'works.id', 'chapters.work_id')
    .select(['chapters.id', 'chapters.version'])
    .where('work_id', '=', workId)
    .where('chapters.posted_at', 'is not', null)
    .where('works.posted_at', 'is not', null)
    .orderBy('chapters.position')
    .execute()
}

async function piecesKept(db: Db, workId: number): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('text_pieces')
    .select(['chapter_id', 'made'])
    .distinct()
    .where('work_id', '=', workId)
    .execute()
  return new Map(rows.flatMap(({ chapter_id, made }) => (chapter_id === null ? [] : [[chapter_id, made]])))
}

async function removePieces(db: Db, chapterId: number): Promise<void> {
  await db.deleteFrom('text_pieces').where('chapter_id', '=', chapterId).execute()
}

interface Whose {
  readonly workId: number
  readonly chapterId: number | null
  readonly made: string
}

async function writePieces(
  trx: Transaction,
  { workId, chapterId, made }: Whose,
  pieces: readonly Piece[],
): Promise<void> {
  for (const { start, length, document } of pieces) {
    const { id } = await trx
      .insertInto('text_pieces')
      .values({ work_id: workId, chapter_id: chapterId, start, length, made })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeWords(trx, PIECES_TABLE, id, document)
  }
}

async function piecesOf(db: Db, chapterId: number, language: string, pause: Pause): Promise<readonly Piece[]> {
  const chapter = await db
    .selectFrom('chapters')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .select(['title', 'summary', 'content_notes', 'notes_before', 'notes_after', 'html'])
    .where('chapters.id', '=', chapterId)
    .executeTakeFirst()
  if (!chapter) return []
  const { a: notes } = wordsOfNotes(
    [chapter.summary, chapter.content_notes, chapter.notes_before, chapter.notes_after],
    language,
  )
  const pieces: Piece[] = []
  let texts: (readonly string[])[] = [keptWords(searchWords(chapter.title), language)]
  let [start, length, words] = [0, 0, 0]
  const close = () => {
    pieces.push({ start, length, document: { a: start === 0 ? notes : [], b: texts, c: [], d: [] } })
    start += length
    texts = []
    length = 0
    words = 0
  }
  for (const stretch of stretchesOf(chapter.html)) {
    const said = keptWords(searchWordsOfHtml(stretch.html), language)
    if (said.length > 0) texts.push(said)
    words += said.length
    length += stretch.length
    if (words < WORDS_A_PIECE && texts.length < BLOCKS_A_PIECE) continue
    close()
    await pause()
  }
  if (length > 0 || pieces.length === 0) close()
  return pieces
}

function wordsOfNotes(notes: readonly string[], language: string): Document {
  return { a: notes.map((html) => keptWords(searchWordsOfHtml(html), language)), b: [], c: [], d: [] }
}
