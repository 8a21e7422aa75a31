import type { Generated } from 'kysely'

/** What a member does not want to meet in lists; written only by archive/search. */
export interface MyFiltersTable {
  id: Generated<number>
  user_id: number
  /** 1 to 100 characters */
  name: string
  /** in the query language: works that fit it are hidden; unique for the member */
  line: string
  /** 0: it is kept and does nothing */
  active: 0 | 1
  created_at: string
}

/** A search that a member has named; written only by archive/search. */
export interface SavedSearchesTable {
  id: Generated<number>
  user_id: number
  /** 1 to 100 characters; unique for the member, case and accents aside */
  name: string
  name_key: string
  /** as an address carries it, without ?; empty for everything */
  parameters: string
  /** 1: it stood on the search page, so best matches go first where nothing else is said */
  by_match: 0 | 1
  /** the tag whose listing it opens with, for this member; one a tag */
  usual_tag_id: number | null
  created_at: string
}
