import type { Sort } from '../filter/filter.ts'

/** How each order is called, in the order in which it is offered. */
export const SORT_WORDS: Readonly<Record<Sort, string>> = {
  match: 'best match',
  updated: 'date updated',
  posted: 'date posted',
  title: 'title',
  creators: 'creator',
  words: 'words',
  hits: 'hits',
  kudos: 'kudos',
  comments: 'comments',
  bookmarks: 'bookmarks',
}
