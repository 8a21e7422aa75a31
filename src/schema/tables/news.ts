import type { Generated } from 'kysely'

/** What those who keep the archive tell everybody; written only by archive/news. */
export interface NewsPostsTable {
  id: Generated<number>
  title: string
  /** sanitised HTML */
  html: string
  /** null while a draft; one that lies ahead is shown from then on */
  posted_at: string | null
  edited_at: string
}

/** Questions that come again and again, with their answers; written only by archive/news. */
export interface FaqEntriesTable {
  id: Generated<number>
  /** the heading it stands under; sections stand in the order of their first questions */
  section: string
  question: string
  /** sanitised HTML */
  html: string
  position: number
}
