import type { Generated } from 'kysely'

/** What a member wants to hear of: one of the six is set. Written only by archive/following. */
export interface SubscriptionsTable {
  id: Generated<number>
  user_id: number
  work_id: number | null
  series_id: number | null
  author_id: number | null
  tag_id: number | null
  collection_id: number | null
  /** a search that the member has saved */
  search_id: Generated<number | null>
  since: string
}

/** What was posted, written in the transaction that posted it. Written only by archive/following. */
export interface PostingsTable {
  id: Generated<number>
  work_id: number
  /** null when the whole work was posted */
  chapter_id: number | null
  /** work:12 or chapter:40; unique, so that nothing is told twice */
  event_key: string
  posted_at: string
  /** null until the searches that are followed were held against it */
  matched_at: Generated<string | null>
}

/** Works that a followed search has told of, once each. Written only by archive/following. */
export interface SearchNoticesTable {
  subscription_id: number
  work_id: number
}

/** Whom a posting was told, once each. Written only by archive/following. */
export interface PostingNoticesTable {
  posting_id: number
  user_id: number
  /** by which the mail can be stopped; null when it was stopped since */
  subscription_id: number | null
  /** null while it waits for the mail of the day */
  mailed_at: string | null
}

/** How a member wants to be told; absent for at once. Written only by archive/following. */
export interface FollowingChoicesTable {
  user_id: number
  /** at-once, daily, weekly or never */
  mails: string
}
