import type { Generated } from 'kysely'

/** Whom a member wants nothing to do with, or does not want to see; written only by archive/distance. */
export interface DistanceTable {
  /** who keeps the distance */
  user_id: number
  other_id: number
  created_at: string
}

/** Mails that a member does not want; written only by archive/notices. */
export interface MailRefusalsTable {
  user_id: number
  kind: MailKind
}

export type MailKind = 'kudos' | 'comments' | 'collections' | 'ties' | 'betas'

/** Thanks for a work; written only by archive/kudos. */
export interface KudosTable {
  id: Generated<number>
  work_id: number
  /** null: from a guest, or from an account that is gone; unique within one work */
  user_id: number | null
  /** the day's hash of a guest's address, unique within one work; null once the day is over */
  guest_key: string | null
  created_at: string
}

/** What makes a day's hashes of addresses this day's alone; gone with the day. Written only by archive/kudos. */
export interface KudosSaltsTable {
  /** YYYY-MM-DD, UTC */
  day: string
  salt: string
}

/** Kudos that a creator has not been told of yet; written only by archive/kudos. */
export interface KudosNewsTable {
  user_id: number
  kudos_id: number
}

/** What people say of a work; written only by archive/comments. */
export interface CommentsTable {
  id: Generated<number>
  work_id: number
  /** null once the chapter is gone */
  chapter_id: number | null
  /** null for the first of a thread */
  parent_id: number | null
  /** the first of the thread, itself for that one; null only while it is being put in */
  thread_id: number | null
  /** sorts a thread as it is read; see archive/comments/path.ts */
  path: string
  /** the thread's place in its work, on its first comment while that is shown; null on all others */
  number: number | null
  /** null: from a guest, or from an account that is gone */
  user_id: number | null
  pseud_id: number | null
  guest_name: string | null
  guest_email: string | null
  /** sanitised HTML; empty in the place of one that is gone */
  html: string
  state: CommentState
  /** 1: neither this one nor those under it can be answered */
  frozen: Generated<0 | 1>
  /** hash of who said what where, unique: sent twice, it stands once */
  once_key: string | null
  created_at: string
  edited_at: string | null
}

/** What of a text a comment in its margin is about; those that begin a thread alone have one. Written only by archive/comments. */
export interface CommentAnchorsTable {
  comment_id: number
  /** that of the comment; null once the chapter is gone */
  chapter_id: number | null
  /** id of the paragraph */
  block: string
  /** the inside of the paragraph as it was, by which it is found again */
  paragraph: string
  /** the passage in its text; the same number twice for all of it */
  begins: number
  ends: number
  /** what lists show of it: the passage, or how the paragraph begins */
  quote: string
}

/** `waiting` for the author's yes; `gone`: its place is kept for those that answer it */
/** `held`: kept back by those who keep order, or for them to look at, without a place of its own; `hidden`: the same, where
 * answers stand below */
export type CommentState = 'shown' | 'waiting' | 'gone' | 'held' | 'hidden'

/** Comments that concern a member; written only by archive/comments. */
export interface InboxTable {
  user_id: number
  comment_id: number
  is_read: Generated<0 | 1>
  replied: Generated<0 | 1>
}

/** How many threads of a work have numbers on this shelf; written only by archive/comments. */
export interface CommentShelvesTable {
  work_id: number
  shelf: number
  threads: number
}

/** The same for one chapter. */
export interface ChapterCommentShelvesTable {
  chapter_id: number
  shelf: number
  threads: number
}

/** Who may comment on a work, where its author has said so; written only by archive/comments. */
export interface CommentChoicesTable {
  work_id: number
  allowed: CommentersAllowed
  moderated: Moderated
  /** 1: paragraphs can be commented on */
  margin: Generated<0 | 1>
}

/** The same for all works of a member about which nothing else is said. */
export interface CommentDefaultsTable {
  user_id: number
  allowed: CommentersAllowed
  moderated: Moderated
  /** 1: paragraphs can be commented on */
  margin: Generated<0 | 1>
}

export type CommentersAllowed = 'everyone' | 'members' | 'nobody'
/** `new`: the first comment of somebody new waits */
export type Moderated = 'none' | 'new' | 'all'

/** A comment that was taken away, for thirty days; written only by archive/comments. */
export interface CommentBinTable {
  /** its number, which nobody gets in between */
  comment_id: number
  work_id: number
  /** who took it away, and alone may put it back */
  deleted_by: number
  deleted_at: string
  /** what it was signed with */
  name: string
  html: string
  /** the rest of it, as JSON */
  kept: string
}
