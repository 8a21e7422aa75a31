import type { Generated } from 'kysely'

/** Direct ties only: the subtag's works are found under the metatag too. Written only by archive/tags. */
export interface TagMetasTable {
  sub_id: number
  meta_id: number
}

/** Where a tag belongs: the fandoms of a character, relationship or additional tag, the characters of a relationship.
 * Written only by archive/tags. */
export interface TagParentsTable {
  tag_id: number
  parent_id: number
}

/** Synonyms that are such in one fandom only; written only by archive/tags. */
export interface TagLimitsTable {
  tag_id: number
  fandom_id: number
  canonical_id: number
}

/** Kinds of media: books, films, games; written only by archive/tags. */
export interface MediaTable {
  id: Generated<number>
  /** at most 60 characters */
  name: string
  /** folded name; unique */
  name_key: string
}

/** Which media a fandom is of; written only by archive/tags. */
export interface TagMediaTable {
  tag_id: number
  medium_id: number
}

/** Every change to how tags are tied; rows are added and never altered. Written only by archive/tags. */
export interface TagHistoryTable {
  id: Generated<number>
  changed_at: string
  /** null: done by a command, or the account is gone */
  user_id: number | null
  /** the change that this one took back; unique */
  undoes: number | null
  /** what was asked for, as JSON: archive/tags/graph/verbs.ts */
  wishes: string
  /** what it came to, before and after, as JSON: archive/tags/graph/steps.ts */
  steps: string
}

/** Which tags a change touched; written only by archive/tags. */
export interface TagHistoryTagsTable {
  history_id: number
  tag_id: number
}

/** Canonical tags that a member keeps at hand; written only by archive/tags. */
export interface TagFavouritesTable {
  user_id: number
  tag_id: number
  since: string
}

/** Who looks after which fandom; written only by archive/wrangling. */
export interface WranglerFandomsTable {
  user_id: number
  tag_id: number
  since: string
}

/** What wranglers tell each other of a tag; written only by archive/wrangling. */
export interface TagCommentsTable {
  id: Generated<number>
  tag_id: number
  /** null when the account is gone */
  user_id: number | null
  said_at: string
  /** plain text, at most 2,000 characters */
  words: string
}
