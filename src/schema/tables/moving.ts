import type { Generated } from 'kysely'

/** An archive of another program that was moved in here; written only by archive/moving. */
export interface MovedArchivesTable {
  id: Generated<number>
  /** as its mapping calls it: two imports under one key are one archive; unique */
  key: string
  /** as people know it */
  name: string
  /** where it lay on its host, `/fanfic` or empty for the root: old addresses begin with it */
  path: string
  begun_at: string
}

/** What became of one thing of a moved archive: what was brought in once, and where its old address leads. Written only by
 * archive/moving. */
export interface MovedThingsTable {
  archive_id: number
  kind: MovedKind
  /** the number it had there */
  old_id: number
  /** of a user, an imported author, a work, a chapter, a series, a tag or a comment; null where nothing stands for it */
  new_id: number | null
  /** of a chapter, the number by which its old address named it; null for all else */
  place: number | null
}

/** `favourites` by member: they have no numbers of their own */
export type MovedKind =
  | 'member'
  | 'author'
  | 'story'
  | 'chapter'
  | 'series'
  | 'category'
  | 'character'
  | 'class'
  | 'review'
  | 'favourites'

/** Somebody whose works came in without an account: a pen name, and what is known of who may claim it. Written only by
 * archive/moving. */
export interface ImportedAuthorsTable {
  id: Generated<number>
  archive_id: number
  /** the number they had in the moved archive */
  old_id: number
  /** the pen name without an account that the works are credited to; null once nothing is */
  pseud_id: number | null
  name: string
  /** where a link can be sent; null when no address is known, and once it is settled */
  email: string | null
  standing: AuthorStanding
  /** who claimed it */
  user_id: number | null
  /** when a claim link was last sent */
  mailed_at: string | null
  settled_at: string | null
}

export type AuthorStanding = 'unclaimed' | 'claimed' | 'orphaned' | 'taken-down'

/** A member who says that an imported author is them, where no mail could prove it. Written only by archive/moving. */
export interface ClaimRequestsTable {
  id: Generated<number>
  author_id: number
  user_id: number
  /** how the archivist can tell, as typed */
  words: string
  asked_at: string
}
