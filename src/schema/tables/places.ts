import type { Generated } from 'kysely'

/** What a member has opened; nothing is added while they do not want it. Written only by archive/place. */
export interface ReadingsTable {
  user_id: number
  work_id: number
  first_at: string
  last_at: string
  visits: number
  /** posted chapters when it was last opened */
  chapters: number
}

/** Where a member is in a work, for each browser or machine they read it on; the newest counts. Written only by
 * archive/place. */
export interface PlacesTable {
  user_id: number
  work_id: number
  /** names one browser or machine of the member's */
  device: string
  /** what a person would call it */
  device_name: string
  /** null when the chapter is gone */
  chapter_id: number | null
  /** of the chapter among those posted, 1 for the first */
  chapter_number: number
  /** id of the paragraph; empty for the beginning of the chapter */
  block: string
  /** ids of the paragraphs before it, nearest first, with blanks between: where to go when it is gone */
  before: Generated<string>
  /** thousandths of the paragraph that are read */
  offset: Generated<number>
  /** thousandths of the chapter that lie before */
  through: Generated<number>
  noted_at: string
}

/** Works that a member wants to read some day. Written only by archive/place. */
export interface ForLaterTable {
  user_id: number
  work_id: number
  since: string
}

/** Who has opened which work today, so that each is counted once; yesterday's rows are deleted. Written only by
 * archive/place. */
export interface HitsTable {
  /** 2026-03-09, in UTC */
  day: string
  work_id: number
  /** m and the number of a member; g and a keyed hash of a guest's network that is another one every day */
  reader: string
}
