import type { House } from '../../house.ts'
import type { Work } from '../../works/index.ts'
import { bookOfWork } from '../book.ts'
import { type BookMap, mapOf } from './map.ts'

/** @returns where every paragraph stands in the EPUB of the work as it is now; nothing for a work without a chapter */
export async function editionOf(house: House, work: Work): Promise<BookMap> {
  const book = await bookOfWork(house, work)
  return book ? mapOf(house.db, book) : []
}
