import type { Generated } from 'kysely'

/** Keys that members give to programs; written only by archive/accounts. The key itself is kept nowhere. */
export interface ProgramKeysTable {
  id: Generated<number>
  user_id: number
  /** what its owner calls it */
  name: string
  /** what it opens: words with blanks between them, as in archive/accounts/keys.ts */
  scopes: string
  /** SHA-256 of the key; unique */
  secret_id: string
  /** SHA-256 of the key's MD5 in hexadecimal, which is all that KOReader sends; unique */
  digest_id: string
  created_at: string
  /** UTC day on which it was last used; null for never */
  used_on: string | null
}

/** Feeds of a member's own, each at an address that only they know; written only by archive/accounts. The address itself is kept
 * nowhere. */
export interface FeedKeysTable {
  id: Generated<number>
  user_id: number
  /** what it tells of: archive/accounts/feed-keys.ts has the words */
  of: string
  /** the saved search that it tells of; null for the others */
  search_id: number | null
  /** SHA-256 of the secret part of the address; unique */
  secret_id: string
  created_at: string
  /** UTC day on which it was last fetched; null for never */
  used_on: string | null
}
