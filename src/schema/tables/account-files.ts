import type { Generated } from 'kysely'

/** The account as a file, as a member has asked for it last. Written only by archive/exporting, so too the tables below. */
export interface AccountExportsTable {
  user_id: number
  asked_at: string
  /** records that are written, and how many there are about */
  done: Generated<number>
  total: Generated<number>
  /** null while it is being made */
  ready_at: string | null
  /** its name in the folder of exports; not to be guessed */
  file: string | null
  bytes: Generated<number>
}

/** The account that a member brings in, as they have sent it last. */
export interface AccountImportsTable {
  user_id: number
  sent_at: string
  /** its name in the folder of what comes in */
  file: string
  /** null while the member looks at it */
  started_at: string | null
  done: Generated<number>
  total: Generated<number>
  done_at: string | null
  /** JSON: what will become or became of it; empty until somebody has looked */
  report: Generated<string>
}

/** What of an account has come in, so that nothing does twice, and where it stands here. */
export interface AccountArrivalsTable {
  user_id: number
  /** names the archive that it comes from */
  archive: string
  /** the login there */
  account: string
  kind: string
  /** what it is known by there */
  their_key: string
  /** null for what has no number, or stands nowhere */
  our_id: number | null
}
