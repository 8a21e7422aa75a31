import type { Db } from '../../../schema/index.ts'
import type { Catalogue } from '../catalogue.ts'
import {
  creatorLists,
  seriesLists,
  type TagRow,
  taggingLists,
  tagRowsAfter,
  tagRowsOf,
  type Which,
  workRows,
} from './store.ts'
import type { TagBook } from './tag-book.ts'
import { toCatalogueWork } from './work.ts'

const TAGS_AT_ONCE = 5000

/** A catalogue and the tags that its works were entered under. */
export interface Volume {
  readonly catalogue: Catalogue
  readonly book: TagBook
}

/** Enters works that are listed, in place of what was known of them.
 * @param noted told of each tag that is met for the first time
 * @returns the numbers of those entered; works that are not listed are in none of the rows */
export async function enterWorks(
  db: Db,
  { catalogue, book }: Volume,
  which: Which,
  noted: (tag: TagRow) => void,
): Promise<readonly number[]> {
  const rows = await workRows(db, which)
  const tags = await taggingLists(db, which)
  const creators = await creatorLists(db, which)
  const series = await seriesLists(db, which)
  const strangers = new Set([...tags.values()].flat().filter((id) => book.typeOf(id) === undefined))
  for (const tag of await tagRowsOf(db, [...strangers])) noted(tag)
  catalogue.enterMany(
    rows.map((row) => {
      const beside = { tags: tags.get(row.id), creators: creators.get(row.id), series: series.get(row.id) }
      return toCatalogueWork(row, beside, book)
    }),
  )
  return rows.map(({ id }) => id)
}

/** @returns all tags in the order of their numbers, some at a time */
export async function* everyTag(db: Db): AsyncGenerator<readonly TagRow[]> {
  for (let last = 0; ; ) {
    const tags = await tagRowsAfter(db, last, TAGS_AT_ONCE)
    if (tags.length > 0) yield tags
    last = tags.at(-1)?.id ?? 0
    if (tags.length < TAGS_AT_ONCE) return
  }
}
