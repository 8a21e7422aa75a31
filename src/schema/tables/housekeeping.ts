import type { Generated } from 'kysely'

/** Choices of the operator, made on the settings page; written only by archive/settings. */
export interface SettingsTable {
  name: string
  /** JSON */
  value: string
}

/** Work to be done later, once; written only by archive/jobs. */
export interface JobsTable {
  id: Generated<number>
  kind: string
  /** JSON */
  payload: string
  created_at: string
  /** not before */
  run_at: string
  attempts: Generated<number>
  /** while in the future, one worker is at it */
  leased_until: string | null
  last_error: string | null
  /** given up: shown to the admin, who can send it round again */
  dead_at: string | null
}

/** What changed in listings, in order; appended in the transaction of the change; written only by archive/works.
 * A line speaks of a work, or of a tag that was tied to others or loosed from them; of neither: of everything. */
export interface ChangesTable {
  seq: Generated<number>
  work_id: Generated<number | null>
  tag_id: Generated<number | null>
  changed_at: string
}
