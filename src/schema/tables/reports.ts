import type { Generated } from 'kysely'

/** What is reported: one thing, however many report it. Written only by archive/reports. */
export interface CasesTable {
  id: Generated<number>
  about: ReportAbout
  /** null for what has no number here */
  target_id: number | null
  /** names the thing; unique among the cases that are open */
  target_key: string
  /** where it is to be seen, from the root */
  address: string
  name: string
  /** plain text of it as it was when it was first reported */
  excerpt: string
  /** whose it is; null for nobody's, a guest's, and once the account is gone */
  user_id: number | null
  urgent: 0 | 1
  created_at: string
  claimed_by: Generated<number | null>
  closed_at: Generated<string | null>
  closed_by: Generated<number | null>
  /** what those who reported were told; empty for nothing */
  answer: Generated<string>
  /** the case that its reports went to */
  merged_into: Generated<number | null>
}

export type ReportAbout = 'work' | 'chapter' | 'comment' | 'profile' | 'tag' | 'whisper' | 'image'

/** What one person said of it; written only by archive/reports. */
export interface ReportsTable {
  id: Generated<number>
  case_id: number
  category: ReportCategory
  text: string
  /** null: from a guest, or from an account that is gone */
  user_id: number | null
  /** where a guest wants the answer; empty for nowhere */
  email: string
  created_at: string
}

export type ReportCategory = 'illegal' | 'private' | 'harassment' | 'spam' | 'tags' | 'plagiarism' | 'other'

/** What those who decide tell each other of a case; written only by archive/reports. */
export interface CaseNotesTable {
  id: Generated<number>
  case_id: number
  by_login: string
  text: string
  created_at: string
}

/** Answers that are given again and again; written only by archive/moderation. */
export interface StockAnswersTable {
  id: Generated<number>
  name: string
  text: string
}

/** What was done to something or somebody, until it is lifted; written only by archive/moderation. */
export interface MeasuresTable {
  id: Generated<number>
  kind: MeasureKind
  /** `member` for what is done to a person */
  about: 'work' | 'comment' | 'member'
  target_id: number
  name: string
  case_id: number | null
  /** as the person concerned reads it */
  reason: string
  /** how others are answered where a work is hidden: as if it never was, 410, or 451 */
  shown_as: 'absent' | 'gone' | 'law'
  /** ends by itself then; null for when somebody lifts it */
  until: string | null
  /** JSON of what lifting brings back; empty for nothing */
  before: string
  made_at: string
  made_by: number | null
  lifted_at: Generated<string | null>
}

export type MeasureKind = 'hide' | 'remove' | 'retag' | 'hide-comment' | 'clear-profile' | 'warn' | 'suspend' | 'ban'

/** Whom a measure concerns; written only by archive/moderation. */
export interface MeasurePeopleTable {
  user_id: number
  measure_id: number
}

/** What somebody says to a measure; written only by archive/moderation. */
export interface AppealsTable {
  measure_id: number
  text: string
  created_at: string
  decided_at: Generated<string | null>
  granted: Generated<0 | 1 | null>
  /** as the person who appealed reads it */
  answer: Generated<string>
}
