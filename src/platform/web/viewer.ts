/** Whoever asked for the page. */
export type Viewer = Guest | Member

/** Not logged in. */
export interface Guest {
  readonly kind: 'guest'
  readonly withheld?: Withheld
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
  /** known to be an adult to those who keep the archive */
  readonly adult?: boolean
  readonly withheld?: Withheld
  /** reads, but posts and says nothing before this instant, for this reason; absent for most */
  readonly suspended?: { readonly until: string; readonly reason: string }
}

/** What standing rules keep from a viewer, by numbers of tags; absent where no rule does. */
export interface Withheld {
  /** the same for viewers from whom the same is kept */
  readonly key: string
  /** works that carry one of them are not there */
  readonly closed: readonly WithheldTag[]
  /** of those: their own address says that they may not be shown */
  readonly unavailable: readonly WithheldTag[]
  /** works that carry one of them are asked about first */
  readonly asked: ReadonlySet<number>
}

/** A tag with all that it stands for. */
export interface WithheldTag {
  readonly id: number
  readonly tags: readonly number[]
  /** tags that count only on works with one of these others */
  readonly limited: readonly { readonly tag: number; readonly fandoms: readonly number[] }[]
}

export const guest: Guest = Object.freeze({ kind: 'guest' })
