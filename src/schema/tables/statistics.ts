import type { Generated } from 'kysely'

/** What came to a work on a day, and what went again; nothing of who it was. Written only by archive/works. */
export interface WorkDaysTable {
  work_id: number
  /** 2026-03-09, in UTC */
  day: string
  hits: Generated<number>
  kudos: Generated<number>
  comments: Generated<number>
  bookmarks: Generated<number>
  downloads: Generated<number>
}

/** Readers of a chapter on a day; written only by archive/place. */
export interface ChapterDaysTable {
  chapter_id: number
  day: string
  hits: number
}

/** Who has opened which chapter today, as in `hits`; yesterday's rows are deleted. Written only by archive/place. */
export interface ChapterHitsTable {
  day: string
  chapter_id: number
  reader: string
}

/** From which sites readers came, by name alone; written only by archive/place. */
export interface WorkSitesTable {
  work_id: number
  /** such as `example.org` */
  site: string
  hits: number
}

/** Who wants no statistics; written only by archive/statistics. */
export interface StatisticsOffTable {
  user_id: number
}
