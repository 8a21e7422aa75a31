import type { Child } from 'hono/jsx'
import type { Config } from '../config.ts'
import type { Assets } from '../platform/ui/assets.ts'
import type { FormTokens } from '../platform/web/csrf.ts'
import type { KeptPages } from '../platform/web/kept-pages.ts'
import type { Log } from '../platform/web/log.ts'
import type { Viewer } from '../platform/web/viewer.ts'
import type { Db, Transaction } from '../schema/index.ts'
import type { Settings } from './settings/index.ts'

/** What a room announces to whoever is concerned; `app.ts` says who listens. */
export type Fact =
  | { readonly kind: 'pseud-renamed'; readonly pseudId: number }
  | { readonly kind: 'user-removed'; readonly userId: number }
  /** how pages look for a member, as the cookie keeps it; empty for as it comes */
  | { readonly kind: 'look-chosen'; readonly userId: number; readonly look: string }
  | { readonly kind: 'blocked'; readonly userId: number; readonly otherId: number }
  | { readonly kind: 'work-posted'; readonly workId: number }
  | { readonly kind: 'picture-removed'; readonly workIds: readonly number[] }
  | { readonly kind: 'chapter-posted'; readonly chapterId: number }
  /** all of a chapter comes into another, and it goes */
  | { readonly kind: 'chapter-joined'; readonly workId: number; readonly chapterId: number; readonly intoId: number }
  /** paragraphs of other chapters of the work stand in this one now */
  | { readonly kind: 'paragraphs-moved'; readonly workId: number; readonly chapterId: number }
  /** it was kept back or without a name, and is so no more */
  | { readonly kind: 'work-revealed'; readonly workId: number }
  /** it stands in a collection now */
  | { readonly kind: 'work-collected'; readonly workId: number }

/** What every room is handed: the database, the clock, and the way to tell others. */
export interface House {
  readonly db: Db
  readonly config: Config
  readonly now: () => Date
  readonly log: Log
  readonly tokens: FormTokens
  readonly settings: Settings
  readonly assets: Assets
  /** pages of guests, kept for a moment */
  readonly pages: KeptPages
  /** Tells the listeners inside the transaction of what happened: both stand, or neither. */
  readonly announce: (trx: Transaction, fact: Fact) => Promise<void>
}

/** What middleware has found out about a request before a room sees it. */
export interface WebEnv {
  Variables: {
    viewer: Viewer
    requestId: string
    /** what the key opens that the request came with; undefined for a browser */
    scopes: readonly string[] | undefined
    /** the private feed whose address was asked for; undefined for all others */
    feed: { readonly of: string; readonly searchId: number | null } | undefined
    bodyLimited: boolean
    /** the answer carries its security headers already */
    dressed: boolean
    /** what a room above puts into the header of a member's page; asked for when a page is drawn */
    inHeader: (() => Promise<Child>) | undefined
    /** who asks has just written something that the pages kept for all guests may not show */
    apart: boolean | undefined
    /** set while the page for a guest may be kept */
    keeping: { readonly key: string; readonly generation: number } | undefined
  }
}
