import type { Generated } from 'kysely'

/** What those who keep the archive did; added to, never altered: the database sees to it. Written only by archive/trail. */
export interface TrailTable {
  id: Generated<number>
  /** UTC, ISO 8601 with milliseconds */
  at: string
  /** null: the archive itself, by a rule or a plan */
  by_id: number | null
  /** as it was then; empty for the archive itself */
  by_login: string
  /** see archive/trail/acts.ts */
  act: string
  /** the kind of what it was done to: work, comment, member … */
  about: string
  about_id: number | null
  /** its name then */
  about_name: string
  reason: string
  /** JSON of an object with what the act changed, as it was; empty for nothing */
  before: string
  /** the same as it is since */
  after: string
}

/** Whose matter it is: they may read it too. Added to, never altered; written only by archive/trail. */
export interface TrailPeopleTable {
  user_id: number
  trail_id: number
}
