import type { Write } from '../../platform/zip/zip.ts'
import type { Db } from '../../schema/index.ts'
import type { Book } from './book.ts'
import { writeEpub } from './epub/write.ts'
import { writeHtml } from './html.ts'
import { writePdf } from './pdf/write.ts'
import { MARKDOWN, PLAIN } from './plain/words.ts'
import { writeWords } from './plain/write.ts'

/** A kind of file. */
export interface Format {
  /** of its name */
  readonly ending: string
  /** of the link; readers' tools compare it */
  readonly word: string
  readonly type: string
  /** undefined where a program of the operator's makes it from the EPUB */
  readonly write: ((db: Db, book: Book, write: Write) => Promise<void>) | undefined
  /** goes up when the same content makes other bytes than before */
  readonly version: number
}

const EPUB: Format = { ending: 'epub', word: 'EPUB', type: 'application/epub+zip', write: writeEpub, version: 3 }

/** In the order in which they are offered; the first five are those that readers' tools know. */
export const FORMATS: readonly Format[] = [
  { ending: 'azw3', word: 'AZW3', type: 'application/vnd.amazon.mobi8-ebook', write: undefined, version: 1 },
  EPUB,
  { ending: 'mobi', word: 'MOBI', type: 'application/x-mobipocket-ebook', write: undefined, version: 1 },
  { ending: 'pdf', word: 'PDF', type: 'application/pdf', write: writePdf, version: 1 },
  { ending: 'html', word: 'HTML', type: 'text/html; charset=utf-8', write: writeHtml, version: 2 },
  {
    ending: 'txt',
    word: 'Plain text',
    type: 'text/plain; charset=utf-8',
    write: (db, book, write) => writeWords(db, book, PLAIN, write),
    version: 1,
  },
  {
    ending: 'md',
    word: 'Markdown',
    type: 'text/markdown; charset=utf-8',
    write: (db, book, write) => writeWords(db, book, MARKDOWN, write),
    version: 1,
  },
]

/** Those that a series comes in. */
export const FORMATS_OF_SERIES: readonly Format[] = [EPUB]
