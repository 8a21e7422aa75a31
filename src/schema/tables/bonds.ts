import type { Generated } from 'kysely'

/** Members who read together: two, or a circle of up to twelve. Written only by archive/bonds, as all tables here. */
export interface BondsTable {
  id: Generated<number>
  created_at: string
  /** who leads while they walk in step; null while nobody does */
  leader_id: number | null
}

/** Who is in a bond, and what passes. */
export interface BondMembersTable {
  bond_id: number
  user_id: number
  /** what passes from this member, as the bits of archive/bonds/rules.ts; 0 with shields up */
  gives: Generated<number>
  /** what passes to them */
  takes: Generated<number>
  /** whether their page follows whoever leads */
  walks: Generated<0 | 1>
  joined_at: string
}

/** An offered bond, to a name or to whoever brings the link. */
export interface BondOffersTable {
  id: Generated<number>
  /** the circle that is offered; null for a new bond */
  bond_id: number | null
  from_id: number
  /** null for a link */
  to_id: number | null
  /** SHA-256 of the link's secret, base64url; null for an offer by name */
  secret_id: string | null
  created_at: string
  expires_at: string
}

/** What a member of bonds has chosen for all of them. */
export interface BondChoicesTable {
  user_id: number
  /** 1: nothing passes, from or to */
  paused: Generated<0 | 1>
  /** 1: single keys do things while reading */
  single_keys: Generated<0 | 1>
}

/** What moves without anybody choosing it; apart, so that a delivery never waits for it. */
export interface BondReadersTable {
  user_id: number
  /** the last number given to something that is delivered to them */
  seq: Generated<number>
  /** when a page of theirs was last seen open; empty for never */
  seen_at: Generated<string>
}

/** Where a member last was in a work while their shield let it pass. */
export interface BondPlacesTable {
  bond_id: number
  user_id: number
  work_id: number
  chapter_id: number
  /** id of the paragraph; empty for the beginning */
  block: string
  noted_at: string
}

/** The same as it has passed to one other member, who keeps it. */
export interface BondViewsTable extends BondPlacesTable {
  viewer_id: number
}

/** Works that are being read together. */
export interface BondShelfTable {
  bond_id: number
  work_id: number
  added_at: string
}

/** A browser that whispers are sealed to. */
export interface BondDevicesTable {
  id: Generated<number>
  user_id: number
  /** X25519, raw, base64url */
  public_key: string
  /** the private half, encrypted in the browser with a key that the archive does not have */
  wrapped: string
  /** what a person would call it */
  name: string
  created_at: string
}

/** The key of a member's devices, encrypted with a passphrase or with the printed code. */
export interface BondLocksTable {
  user_id: number
  kind: 'passphrase' | 'code'
  salt: string
  iterations: number
  wrapped: string
}

/** A whisper or an impression: nothing that the archive could read. */
export interface BondLettersTable {
  id: Generated<number>
  bond_id: number
  from_id: number
  /** the sender's own name for it, so that sending again is not sending twice */
  nonce: string
  kind: 'whisper' | 'impression'
  /** base64url */
  body: string
  /** what the text can be proven with, should it be reported */
  commitment: string
  created_at: string
}

/** The letter's key, for one device. */
export interface BondSealsTable {
  letter_id: number
  device_id: number
  sealed: string
}

/** What is delivered to a member, in the order of `seq`. */
export interface BondMailTable {
  user_id: number
  letter_id: number
  bond_id: number
  /** null while a shield holds it */
  seq: number | null
  /** 1: the letter was taken back */
  gone: Generated<0 | 1>
}
