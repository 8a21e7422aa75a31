import type { Generated } from 'kysely'

/** Written only by archive/accounts. */
export interface UsersTable {
  id: Generated<number>
  /** 3 to 40 of A-Z, a-z, 0-9 and _, as typed when registering */
  login: string
  /** login in lower case; unique */
  login_key: string
  email: string
  /** e-mail address in lower case; unique */
  email_key: string
  /** argon2id in PHC form; null for an account that cannot log in with a password yet */
  password_hash: string | null
  /** UTC, ISO 8601 with milliseconds; null until the address has answered */
  email_confirmed_at: string | null
  /** about themselves, sanitised HTML; empty for nothing */
  profile: Generated<string>
  created_at: string
  /** posts and says nothing before; null for an account in good standing */
  suspended_until: string | null
  /** cannot log in since; null for everybody else */
  banned_at: Generated<string | null>
  /** those who keep the archive know since then that the owner is an adult */
  adult_confirmed_at: Generated<string | null>
  /** of the one or the other, as the person reads it; empty for none */
  standing_reason: Generated<string>
}

/** What a person may do beyond reading and writing; written only by archive/accounts. */
export interface UserRolesTable {
  user_id: number
  role: Role
}

export type Role = 'admin' | 'policy' | 'moderator' | 'wrangler' | 'archivist'

/** One row a user, absent while everything is as it comes; written only by archive/accounts. */
export interface PreferencesTable {
  user_id: number
  /** 1: open Mature, Explicit and Not Rated works without asking */
  show_adult: Generated<0 | 1>
  /** 1: open works of several chapters as a whole */
  entire_work: Generated<0 | 1>
  /** 1: remember what they open, and where they are in it */
  keep_history: Generated<0 | 1>
  /** 1: show works without the style of their creators */
  hide_skins: Generated<0 | 1>
  /** theme, face, size, width, spacing and alignment of the reader and what they fold away, as the cookie `look` keeps it */
  look: Generated<string>
}
