import type { CatalogueWork } from '../work.ts'
import type { WorkRow } from './store.ts'
import type { TagBook } from './tag-book.ts'

/** What stands beside the row of a work, by the numbers of the rows; undefined for none. */
export interface Beside {
  readonly tags: readonly number[] | undefined
  readonly creators: readonly number[] | undefined
  readonly series: readonly number[] | undefined
}

/** @returns the work as the catalogue keeps it */
export function toCatalogueWork(row: WorkRow, { tags, creators, series }: Beside, book: TagBook): CatalogueWork {
  const placed = book.placed(tags ?? [])
  return {
    id: row.id,
    restricted: row.restricted === 1,
    complete: row.complete === 1,
    crossover: book.count('fandom', placed.counted) > 1,
    singleChapter: row.expected_chapters === 1,
    singleRelationship: book.count('relationship', placed.counted) === 1,
    language: row.language,
    words: row.word_count,
    chapters: row.chapter_count,
    hits: row.hits,
    kudos: row.kudos,
    comments: row.comments,
    bookmarks: row.bookmarks,
    posted: Date.parse(row.posted_at ?? ''),
    updated: Date.parse(row.updated_at),
    titleKey: row.title_sort,
    creatorsKey: row.creators_sort,
    creators: creators ?? [],
    series: series ?? [],
    ...placed,
  }
}
