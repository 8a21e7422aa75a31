import type { Query, Sort } from './mix.ts'

/** What the listing calls its orders; the usual one needs no name. */
const SORT_NAMES: Readonly<Record<Sort, string>> = {
  updated: '',
  posted: 'created_at',
  words: 'word_count',
  kudos: 'kudos_count',
  hits: 'hits',
  bookmarks: 'bookmarks_count',
  comments: 'comments_count',
}

/** @returns the path under which the archive answers the question; see docs/api.md */
export function addressOf(query: Query): string {
  const params = new URLSearchParams({ page: String(query.page) })
  const boxes = (way: string, type: string, ids: readonly number[]) => {
    for (const id of ids) params.append(`${way}_work_search[${type}_ids][]`, String(id))
  }
  boxes('include', 'fandom', query.fandoms)
  boxes('include', 'relationship', query.relationships)
  boxes('include', 'freeform', query.additional)
  boxes('include', 'rating', query.ratings)
  boxes('include', 'category', query.categories)
  boxes('exclude', 'fandom', query.excluded.fandoms)
  boxes('exclude', 'character', query.excluded.characters)
  boxes('exclude', 'freeform', query.excluded.additional)
  boxes('exclude', 'archive_warning', query.excluded.warnings)
  const fields: Readonly<Record<string, string>> = {
    language_id: query.language,
    complete: query.complete ? 'T' : '',
    words_from: String(query.words?.[0] ?? ''),
    words_to: String(query.words?.[1] ?? ''),
    date_from: query.dates?.[0] ?? '',
    date_to: query.dates?.[1] ?? '',
    sort_column: SORT_NAMES[query.sort],
  }
  for (const [name, value] of Object.entries(fields)) if (value !== '') params.append(`work_search[${name}]`, value)
  return `/api/v1/works?${params}`
}
