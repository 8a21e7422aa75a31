import type { Write } from '../../platform/zip/zip.ts'
import type { House } from '../house.ts'
import { chaptersOf, type Work } from '../works/index.ts'
import { type Book, bookOfHeads } from './book.ts'
import { writeEpub } from './epub/write.ts'
import { writeHtml } from './html.ts'

/** A work of the member's own, with the chapters that are not posted. */
export async function bookOfOwnWork(house: House, work: Work): Promise<Book> {
  return bookOfHeads(house, work, await chaptersOf(house.db, work.id, { drafts: true }))
}

/** @returns the whole file in memory, which a work is not too large for */
export async function ownFile(house: House, book: Book, ending: 'epub' | 'html'): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const write: Write = (bytes) => void chunks.push(bytes)
  await (ending === 'epub' ? writeEpub : writeHtml)(house.db, book, write)
  return Buffer.concat(chunks)
}
