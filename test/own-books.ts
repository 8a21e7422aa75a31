import { expect } from 'vitest'
import { bookOfWork } from '../src/archive/files/book.ts'
import { writeEpub } from '../src/archive/files/epub/write.ts'
import { readFile } from '../src/archive/importing/file.ts'
import { readyToComeIn } from '../src/archive/importing/rules.ts'
import { chaptersOf, chapterTexts, findOwnWork } from '../src/archive/works/index.ts'
import type { TestHouse } from './house.ts'

/** A work as the EPUB that the archive makes of it. */
export async function ownBook(house: TestHouse, workId: number, login = 'quillfeather'): Promise<Buffer> {
  const work = await workOf(house, workId, login)
  const book = await bookOfWork(house, work)
  if (!book) throw new Error('a work without chapters')
  const chunks: Uint8Array[] = []
  await writeEpub(house.db, book, (bytes) => void chunks.push(bytes))
  return Buffer.concat(chunks)
}

async function workOf({ db }: TestHouse, workId: number, login: string) {
  const { id } = await db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  const work = await findOwnWork(db, workId, id)
  if (!work) throw new Error('no such work')
  return work
}

/** Proves that what comes back from the EPUB of a work is the work.
 * @param tidy takes out of a text of the archive what no book holds */
export async function expectRoundTrip(
  house: TestHouse,
  workId: number,
  tidy: (html: string) => string = (html) => html,
): Promise<void> {
  const work = await workOf(house, workId, 'quillfeather')
  const bytes = await ownBook(house, workId)
  const story = readFile({ kind: 'file', name: 'x.epub', open: () => ({ ok: true, value: bytes }) }, {})
  const ready = story.ok ? readyToComeIn(story.value) : story
  if (!story.ok || !ready.ok) throw new Error(`${work.title}: ${ready.ok ? '' : ready.problem}`)
  const { details, chapters } = ready.value
  const names = (tags: readonly { readonly name: string }[]) => tags.map(({ name }) => name)
  expect({ ...details, restricted: work.restricted }).toMatchObject({
    title: work.title,
    summary: bare(work.summary),
    notesBefore: bare(work.notesBefore),
    notesAfter: bare(work.notesAfter),
    language: work.language,
    rating: work.tags.rating?.name,
    warnings: names(work.tags.warnings),
    categories: names(work.tags.categories),
    fandoms: names(work.tags.fandoms),
    relationships: names(work.tags.relationships),
    characters: names(work.tags.characters),
    additional: names(work.tags.additional),
    expectedChapters: work.expectedChapters,
  })
  const heads = await chaptersOf(house.db, workId)
  const texts = await chapterTexts(
    house.db,
    heads.map(({ id }) => id),
  )
  expect(chapters).toEqual(
    texts.map(({ title, summary, contentNotes, notesBefore, notesAfter, html }) => ({
      title,
      summary: bare(summary),
      contentNotes: bare(contentNotes),
      notesBefore: bare(notesBefore),
      notesAfter: bare(notesAfter),
      html: tidy(bare(html)),
    })),
  )
}

function bare(html: string): string {
  return html.replace(/ id="p[0-9a-z]+"/g, '')
}
