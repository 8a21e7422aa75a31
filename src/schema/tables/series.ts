import type { Generated } from 'kysely'

/** Written only by archive/works. A series without works is gone. */
export interface SeriesTable {
  id: Generated<number>
  title: string
  summary: Generated<string>
  notes: Generated<string>
  complete: Generated<0 | 1>
  created_at: string
}

export interface SeriesWorksTable {
  series_id: number
  work_id: number
  /** 1..n */
  position: number
}

export interface SeriesCreatorsTable {
  series_id: number
  pseud_id: number
  position: number
}
