import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { Db } from '../../../schema/index.ts'
import { type Book, textsOf } from '../book.ts'
import { chapterPage } from '../epub/pages.ts'
import { type Step, stepsIn } from '../epub/steps.ts'

/** A document of a book, in reading order. */
export interface MappedDocument {
  /** the chapter that it holds; 0 for a cover or a page about the work */
  readonly chapterId: number
  readonly steps: readonly Step[]
}

/** Where every paragraph of an EPUB stands, as the book was when it was served. */
export type BookMap = readonly MappedDocument[]

/** A picture stands in a paragraph: paths to paragraphs are the same without it. */
const NO_PICTURES: ReadonlyMap<string, string> = new Map()

/** @returns the documents of the EPUB in the order of its spine, the cover first */
export async function mapOf(db: Db, book: Book): Promise<BookMap> {
  const blank: MappedDocument = { chapterId: 0, steps: [] }
  const documents: MappedDocument[] = book.kind !== 'work' ? [blank, blank] : [blank]
  for (const part of book.parts) {
    documents.push(blank)
    for await (const chapter of textsOf(db, part))
      documents.push({ chapterId: chapter.id, steps: stepsIn(chapterPage(book, part, chapter, NO_PICTURES).xhtml) })
  }
  return documents
}

const packed = z.array(z.tuple([z.number(), z.array(z.tuple([z.string(), z.string(), z.number()]))]))

/** @returns the map in a few kilobytes, as text */
export function packMap(map: BookMap): string {
  const told = map.map(({ chapterId, steps }) => [
    chapterId,
    steps.map(({ path, block, length }) => [path, block, length]),
  ])
  return deflateRawSync(JSON.stringify(told)).toString('base64')
}

/** @throws when the text is no map that {@link packMap} has made */
export function unpackMap(text: string): BookMap {
  const told = packed.parse(JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString()))
  return told.map(([chapterId, steps]) => ({
    chapterId,
    steps: steps.map(([path, block, length]) => ({ path, block, length })),
  }))
}
