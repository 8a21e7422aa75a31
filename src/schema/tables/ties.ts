import type { Generated } from 'kysely'

/** Somebody was asked to be credited too; gone once answered. Written only by archive/ties. */
export interface CocreatorInvitationsTable {
  id: Generated<number>
  /** one of the three is set */
  work_id: number | null
  chapter_id: number | null
  series_id: number | null
  /** the pen name that would be credited */
  pseud_id: number
  invited_by: number | null
  invited_at: string
}

/** Who wrote a chapter, where that is said of the chapter itself; they are creators of the work too. Written only by archive/ties. */
export interface ChapterCreatorsTable {
  chapter_id: number
  pseud_id: number
}

/** Whom a work is for; written only by archive/ties. */
export interface GiftsTable {
  id: Generated<number>
  work_id: number
  /** null for somebody without an account here */
  user_id: number | null
  /** as typed, or the login */
  name: string
  /** shown once it is accepted; a refused one cannot be offered again */
  state: 'offered' | 'accepted' | 'refused'
  given_at: string
}

/** What a work was made from; written only by archive/ties. */
export interface RelatedWorksTable {
  id: Generated<number>
  work_id: number
  kind: 'inspired' | 'translation' | 'podfic'
  /** null for a work elsewhere */
  parent_id: number | null
  /** of a work elsewhere, with what is said of it; empty otherwise */
  url: string
  title: string
  author: string
  /** whether it is named on the page of what it was made from */
  state: 'asked' | 'approved' | 'refused'
  related_at: string
}

/** Whether others may ask; absent while everything is as it comes. Written only by archive/ties. */
export interface TieChoicesTable {
  user_id: number
  cocreation: 'ask' | 'refuse'
  gifts: 'ask' | 'accept' | 'refuse'
}
