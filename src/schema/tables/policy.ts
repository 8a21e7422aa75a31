import type { Generated } from 'kysely'

/** What the archive does with works of one tag, everywhere or in one region; written only by archive/policy. */
export interface StandingRulesTable {
  id: Generated<number>
  tag_id: number
  /** two letters of ISO 3166-1; ZZ where the region is unknown; empty for everywhere */
  region: string
  verdict: RuleVerdict
  reason: string
  made_at: string
  made_by: number | null
  /** null while it holds */
  ended_at: Generated<string | null>
}

/** Shown like anything else; asked about first; for members alone; not at all. */
export type RuleVerdict = 'show' | 'ask' | 'members' | 'unavailable'

/** Who does not get in; written only by archive/accounts. */
export interface DoorBansTable {
  id: Generated<number>
  kind: 'domain' | 'mail' | 'network'
  /** a domain as it is; of an address a keyed hash */
  key: string
  note: string
  made_at: string
  until: string
}

/** Who would like to be invited; written only by archive/accounts. */
export interface WaitingListTable {
  id: Generated<number>
  email: string
  email_key: string
  created_at: string
}

/** What machines may do with one work, where its creators chose otherwise than the archive; written only by archive/robots. */
export interface RobotChoicesTable {
  work_id: number
  /** 1: search engines may list it */
  engines: 0 | 1
  /** 1: it may be used to train programs that write */
  training: 0 | 1
}

/** Comments that look like spam, for somebody to look at; written only by archive/spam. */
export interface HeldCommentsTable {
  comment_id: number
  score: number
  /** JSON of a list: what speaks for and against it, with points */
  reasons: string
  held_at: string
  verdict: Generated<'spam' | 'fair' | null>
}

/** What was said of late, as short hashes, so that the same again is known; written only by archive/spam. */
export interface SaidBeforeTable {
  comment_id: number
  sketch: string
  created_at: string
}

/** How often each word stood in what was judged; the empty word counts texts. Written only by archive/spam. */
export interface SpamWordsTable {
  word: string
  spam: number
  fair: number
}
