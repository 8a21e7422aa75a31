import { outline } from '../../../platform/text/outlined.ts'
import type { Write } from '../../../platform/zip/zip.ts'
import type { Db } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import { chapterTitle, factsOf, namesOf, statsOf } from '../about.ts'
import { type Book, textsOf } from '../book.ts'
import type { Hand } from './words.ts'

/** Writes a work in letters alone, in this hand. */
export async function writeWords(db: Db, book: Book, hand: Hand, write: Write): Promise<void> {
  const [part] = book.parts
  if (!part) return
  const { work, heads } = part
  const put = (pieces: readonly string[]) => write(Buffer.from(pieces.map((piece) => `${piece}\n\n`).join('')))
  const said = (heading: string, html: string) =>
    html === '' ? [] : [hand.heading(3, heading), ...outline(html).map(hand.line)]
  await put([
    hand.heading(1, book.title),
    `by ${namesOf(work.creators)}`,
    ...said('Summary', work.summary),
    ...factsOf(work).map(([word, values]) => `${word}: ${values.join(', ')}`),
    statsOf(work),
    `${book.archive}: ${book.base}${urls.work(work.id)}`,
    ...said('Notes', work.notesBefore),
  ])
  for await (const chapter of textsOf(db, part)) {
    const number = heads.findIndex(({ id }) => id === chapter.id) + 1
    await put([
      ...(heads.length > 1 ? [hand.heading(2, chapterTitle(number, chapter.title))] : []),
      ...said('Summary', chapter.summary),
      ...said('Content notes', chapter.contentNotes),
      ...said('Notes', chapter.notesBefore),
      ...outline(chapter.html).map(hand.line),
      ...said('Notes', chapter.notesAfter),
    ])
  }
  if (part.to === heads.length) await put(said('Notes at the end of the work', work.notesAfter))
}
