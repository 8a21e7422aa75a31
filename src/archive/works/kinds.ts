import type { Tag } from '../tags/index.ts'

/** Who may take a work away as a file; its creators always may. */
export type DownloadRight = 'everyone' | 'members' | 'nobody'

/** What a creator says about a work, checked by the rules; texts are sanitised HTML. */
export interface WorkDetails {
  readonly title: string
  readonly summary: string
  readonly notesBefore: string
  readonly notesAfter: string
  /** BCP 47 */
  readonly language: string
  /** names of fixed tags; exactly one rating, at least one warning once posted */
  readonly rating: string
  readonly warnings: readonly string[]
  readonly categories: readonly string[]
  readonly fandoms: readonly string[]
  readonly relationships: readonly string[]
  readonly characters: readonly string[]
  readonly additional: readonly string[]
  readonly restricted: boolean
  /** as it was when absent; everyone for a new work */
  readonly downloads?: DownloadRight
  /** chapters in the end; null for "?" */
  readonly expectedChapters: number | null
}

/** What a creator says in a chapter; texts are sanitised HTML, `html` in blocks but without ids. */
export interface ChapterDetails {
  readonly title: string
  readonly summary: string
  /** what some readers want to know of the chapter before they read it; empty for none */
  readonly contentNotes: string
  readonly notesBefore: string
  readonly notesAfter: string
  readonly html: string
}

/** A name in a byline. */
export interface Creator {
  readonly pseudId: number
  readonly pseud: string
  /** null once the account is gone */
  readonly login: string | null
  readonly userId: number | null
}

/** The tags of a work by type, each in the creator's order. */
export interface WorkTags {
  readonly rating: Tag | undefined
  readonly warnings: readonly Tag[]
  readonly categories: readonly Tag[]
  readonly fandoms: readonly Tag[]
  readonly relationships: readonly Tag[]
  readonly characters: readonly Tag[]
  readonly additional: readonly Tag[]
}

/** A work's place in one of its series. */
export interface SeriesPlace {
  readonly seriesId: number
  readonly title: string
  /** 1 for the first */
  readonly position: number
  /** neighbours that this viewer may see */
  readonly previousWorkId: number | undefined
  readonly nextWorkId: number | undefined
}

export interface Counters {
  readonly hits: number
  readonly kudos: number
  readonly comments: number
  readonly bookmarks: number
}

/** Whom a work is for. */
export interface Recipient {
  readonly name: string
  /** null for somebody without an account */
  readonly login: string | null
}

/** What a blurb shows, and every page of a work builds on. Dates are UTC instants, ISO 8601. */
export interface Blurb {
  readonly id: number
  /** names this version of the blurb in caches */
  readonly stamp: number
  readonly title: string
  readonly summary: string
  readonly language: string
  readonly restricted: boolean
  readonly downloads: DownloadRight
  readonly adult: boolean
  readonly complete: boolean
  readonly wordCount: number
  /** posted so far */
  readonly chapterCount: number
  readonly expectedChapters: number | null
  /** null while a draft */
  readonly postedAt: string | null
  readonly updatedAt: string
  /** who is named in the byline; nobody while the work is anonymous */
  readonly creators: readonly Creator[]
  /** the accounts that may change it, named or not: for decisions, never to be shown */
  readonly ownerIds: readonly number[]
  /** whom it is for, once they agreed */
  readonly gifts: readonly Recipient[]
  readonly anonymous: boolean
  readonly unrevealed: boolean
  readonly tags: WorkTags
  readonly series: readonly Pick<SeriesPlace, 'seriesId' | 'title' | 'position'>[]
  /** of the posted chapters, or of all while a draft; null while there is none */
  readonly firstChapterId: number | null
  readonly lastChapterId: number | null
  readonly counters: Counters
}

/** A whole work without its chapters. */
export interface Work extends Blurb {
  readonly notesBefore: string
  readonly notesAfter: string
  readonly editedAt: string
  readonly deletedAt: string | null
}

/** A chapter as lists and heads show it. */
export interface ChapterHead {
  readonly id: number
  readonly workId: number
  /** among all chapters, drafts included; 1 for the first */
  readonly position: number
  readonly title: string
  readonly wordCount: number
  /** null while a draft */
  readonly postedAt: string | null
}

/** A chapter with its text. */
export interface Chapter extends ChapterHead {
  readonly summary: string
  readonly contentNotes: string
  readonly notesBefore: string
  readonly notesAfter: string
  readonly html: string
  readonly version: number
  /** who wrote it, where that is said of the chapter itself */
  readonly by?: readonly Creator[]
}
