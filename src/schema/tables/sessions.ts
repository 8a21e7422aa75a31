/** One row a browser that is logged in; written only by archive/accounts. */
export interface SessionsTable {
  /** SHA-256 of the cookie's token, base64url; the token itself is kept nowhere */
  id: string
  user_id: number
  created_at: string
  /** moved at most once an hour */
  seen_at: string
  expires_at: string
  /** as the browser calls itself, cut to 250 characters, so that a person knows their devices */
  user_agent: string
  remembered: 0 | 1
}

/** A secret sent by mail or shown once; written only by archive/accounts. */
export interface TokensTable {
  /** SHA-256 of the token, base64url */
  id: string
  kind: TokenKind
  user_id: number | null
  /** the address being confirmed, or the one an invitation is for; null when any will do */
  email: string | null
  created_at: string
  expires_at: string
  created_by: number | null
  used_at: string | null
}

export type TokenKind = 'set-up' | 'confirm-email' | 'reset-password' | 'invitation'
