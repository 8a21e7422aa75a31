import type { Generated } from 'kysely'

/** What a beta may do with a text: note in its margin, or suggest other words too. */
export type BetaRole = 'comment' | 'suggest'

/** A work that is read by a few before others read it. Written only by archive/betas, as all tables here. */
export interface BetaRoomsTable {
  id: Generated<number>
  /** one room a work */
  work_id: number
  /** 1: its notes stay for the author when it ends; chosen when it is opened */
  keeps: 0 | 1
  opened_at: string
  /** null while betas may come in */
  ended_at: string | null
}

/** Who reads in a room; whoever left stays on the list, so that their notes have a name. */
export interface BetaMembersTable {
  room_id: number
  user_id: number
  role: BetaRole
  joined_at: string
  left_at: string | null
}

/** An invitation, to a name or to whoever brings the link; gone once answered. */
export interface BetaInvitationsTable {
  id: Generated<number>
  room_id: number
  role: BetaRole
  /** the creator who invites */
  by_id: number
  /** null for a link */
  to_id: number | null
  /** SHA-256 of the link's secret, base64url; null for an invitation by name */
  secret_id: string | null
  expires_at: string
}

/** The author asks the betas to read what stands there now. */
export interface BetaRoundsTable {
  id: Generated<number>
  room_id: number
  /** what the author would like to know; plain text */
  words: string
  asked_at: string
}

/** Which version of which chapter a round asks about. */
export interface BetaRoundChaptersTable {
  round_id: number
  chapter_id: number
  version: number
}

/** How far a beta has come in a round. */
export interface BetaProgressTable {
  round_id: number
  user_id: number
  /** null while nothing was said, and once the chapter is gone */
  chapter_id: number | null
  /** the last paragraph read; empty for none */
  block: string
  noted_at: string
  done_at: string | null
}

/** What somebody noted in the margin. */
export interface BetaNotesTable {
  id: Generated<number>
  room_id: number
  /** null once the chapter is gone */
  chapter_id: number | null
  /** null once the account is gone */
  user_id: number | null
  /** the paragraph that it is about */
  block: string
  /** what stood in that paragraph then: the inside of a block, sanitised, without its id */
  paragraph: string
  /** the passage that it is about, in characters of the paragraph's text; the same number twice for the whole paragraph */
  begins: number
  ends: number
  /** plain text; empty for a suggestion that speaks for itself */
  words: string
  created_at: string
  resolved_at: string | null
}

/** One change that a note suggests, in words of its paragraph; a note without any is no suggestion. */
export interface BetaEditsTable {
  note_id: number
  /** 0 for the first of its note */
  number: number
  /** words from the one to below the other give way to what is added */
  begins: number
  ends: number
  /** sanitised HTML of words */
  added: string
  state: 'open' | 'accepted' | 'rejected'
}

/** An answer to a note. */
export interface BetaRepliesTable {
  id: Generated<number>
  note_id: number
  user_id: number | null
  words: string
  created_at: string
}

/** Thanks to a beta that stand on the work; only once they have said under which name. */
export interface BetaThanksTable {
  work_id: number
  user_id: number
  /** null while it is only offered */
  pseud_id: number | null
  offered_at: string
}
