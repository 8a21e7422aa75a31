/** Whoever asked for the page. */
export type Viewer = Guest | Member

/** Not logged in. */
export interface Guest {
  readonly kind: 'guest'
}

/** Logged in. */
export interface Member {
  readonly kind: 'member'
  readonly id: number
  readonly login: string
  /** names of roles beyond an ordinary member's; empty for most */
  readonly roles: readonly string[]
  /** the session's id: what its tokens are bound to */
  readonly sessionId: string
  /** reads, but posts and says nothing before this instant, for this reason; absent for most */
  readonly suspended?: { readonly until: string; readonly reason: string }
}

export const guest: Guest = Object.freeze({ kind: 'guest' })
