import type { House } from '../../house.ts'
import type { Book } from '../book.ts'
import { nameDigest, partialDigest } from './digest.ts'
import { mapOf } from './map.ts'
import { isKnown, rememberBook } from './store.ts'

const MOST_IN_MEMORY = 5000
/** Words of a book beyond which its paragraphs are too many to be noted: an e-reader's place in it stays the e-reader's own. */
const MOST_WORDS = 2_000_000

/** Files that need not be asked about again. */
export type Remembered = Set<string>

/**
 * Notes where each paragraph stands in an EPUB that is given away, so that an e-reader's place in this very file can be understood for
 * ever, also when the work has changed.
 * @param content names the file; @param file where it is; @param name what the reader's machine will call it
 */
export async function rememberServed(
  house: House & { readonly remembered: Remembered },
  book: Book,
  { content, file, name }: { readonly content: string; readonly file: string; readonly name: string },
): Promise<void> {
  if (house.remembered.has(content) || wordsIn(book) > MOST_WORDS) return
  if (!(await isKnown(house.db, content))) {
    const [first] = book.parts
    const served = {
      digest: await partialDigest(file),
      nameDigest: nameDigest(name),
      workId: book.kind === 'work' ? (first?.work.id ?? null) : null,
      map: await mapOf(house.db, book),
    }
    await rememberBook(house.db, content, served, house.now())
  }
  if (house.remembered.size >= MOST_IN_MEMORY) house.remembered.clear()
  house.remembered.add(content)
}

function wordsIn({ kind, parts }: Book): number {
  return kind === 'work' ? 0 : parts.reduce((sum, { work }) => sum + work.wordCount, 0)
}
