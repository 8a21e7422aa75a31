import type { Generated } from 'kysely'

/** What somebody is typing into a form of the desk, apart from what is saved; written only by archive/works. Nothing is
 * ever written over: a form that began from an older one gets a row of its own. */
export interface AutosavesTable {
  id: Generated<number>
  user_id: number
  /** which form; with the work and the chapter that it is about */
  form: 'new-work' | 'work' | 'new-chapter' | 'chapter'
  work_id: number | null
  chapter_id: number | null
  /** names the open form that wrote last */
  sheet: string
  /** grows within a sheet: what comes late is known by it */
  serial: number
  /** grows with every write; a form says which one it began from */
  version: Generated<number>
  saved_at: string
  /** characters in `fields` */
  size: number
  /** what was typed, by name of field, as JSON */
  fields: string
}

/** A saved text of a chapter that readers have seen, the newest included; written only by archive/works. The texts stand
 * last, so that lists need not read past them. */
export interface RevisionsTable {
  id: Generated<number>
  chapter_id: number
  /** who saved it; null for what was there before the first edit, and once the account is gone */
  user_id: number | null
  kind: 'posted' | 'edited' | 'restored'
  /** the first and the last save that it gathers */
  began_at: string
  saved_at: string
  word_count: number
  sanitiser_version: number
  title: string
  summary: string
  notes_before: string
  notes_after: string
  content_notes: Generated<string>
  /** as in chapter_texts, ids included */
  html: string
}

/** A draft that is to be posted by itself; written only by archive/works. */
export interface PlannedPostsTable {
  id: Generated<number>
  work_id: number
  /** null for the work itself; unique, and so is a work without a chapter */
  chapter_id: number | null
  /** UTC instant, to the minute */
  post_at: string
  /** IANA name of the time zone in which it was chosen */
  zone: string
  user_id: number | null
  /** why it was not posted when its time came; empty while that has not happened */
  problem: Generated<string>
}

/** What was posted and made a draft again, so that posting it once more gives back its date; written only by archive/works. */
export interface WithdrawnPostsTable {
  id: Generated<number>
  work_id: number
  /** null for the work itself */
  chapter_id: number | null
  posted_at: string
  /** 1: the whole work was taken back, and comes back whole */
  with_work: 0 | 1
}

/** What a member begins new works with; written only by archive/works. Tags are names with commas between, since a tag that no work
 * carries is none. */
export interface TemplatesTable {
  id: Generated<number>
  user_id: number
  name: string
  /** 1: the form of a new work opens with it; at most one of a member's */
  usual: 0 | 1
  /** null for whichever pen name is the member's usual one */
  pseud_id: number | null
  /** BCP 47; empty for whichever is usual */
  language: string
  restricted: 0 | 1
  downloads: 'everyone' | 'members' | 'nobody'
  categories: string
  fandoms: string
  relationships: string
  characters: string
  additional: string
  /** clean HTML */
  notes_before: string
  notes_after: string
  edited_at: string
}
