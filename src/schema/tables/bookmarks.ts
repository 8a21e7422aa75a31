import type { Generated } from 'kysely'

/** What a reader has saved: a work, a series or a page elsewhere; with neither it is a tombstone, for its owner's eyes
 * alone. Written only by archive/bookmarks. */
export interface BookmarksTable {
  id: Generated<number>
  /** null only inside the transaction that takes the account away */
  user_id: number | null
  work_id: number | null
  series_id: number | null
  external_id: number | null
  /** what the thing was called when it was saved: all that is left when it is gone */
  title: string
  /** folded title and names, to search in */
  words: string
  /** sanitised HTML */
  notes: string
  private: 0 | 1
  rec: 0 | 1
  /** empty, or one of archive/bookmarks/rules.ts */
  status: string
  created_at: string
}

/** The bookmarker's own tags, which file nothing but their own bookmarks. Written only by archive/bookmarks. */
export interface BookmarkTagsTable {
  bookmark_id: number
  position: number
  name: string
  /** folded */
  name_key: string
}

/** Pages elsewhere, one row for all who saved the same. Written only by archive/bookmarks. */
export interface ExternalWorksTable {
  id: Generated<number>
  url: string
  /** the address without what does not matter; unique */
  url_key: string
  title: string
  author: string
  created_at: string
}

/** Bookmarks in an order, under a name. Written only by archive/bookmarks. */
export interface ReadingListsTable {
  id: Generated<number>
  user_id: number
  name: string
  /** folded; unique for each user */
  name_key: string
  created_at: string
}

export interface ReadingListBookmarksTable {
  list_id: number
  bookmark_id: number
  /** counts up; gaps do not matter */
  position: number
}
