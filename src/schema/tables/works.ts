import type { Generated } from 'kysely'

/** Written only by archive/works. */
export interface WorksTable {
  id: Generated<number>
  title: string
  /** title for sorting: leading article moved off, folded */
  title_sort: string
  /** bylines for sorting, folded */
  creators_sort: string
  /** sanitised HTML; empty for none (so too the notes) */
  summary: string
  notes_before: string
  notes_after: string
  /** BCP 47, as in archive/works/languages.ts */
  language: string
  /** chapters in the end; null for "?" */
  expected_chapters: number | null
  /** 1: only logged-in readers may open it */
  restricted: 0 | 1
  /** who may take it away as a file; its creators always may */
  downloads: Generated<'everyone' | 'members' | 'nobody'>
  /** 1: its creators are not named anywhere, until its collections say otherwise */
  anonymous: Generated<0 | 1>
  /** 1: not shown yet but to its creators and whoever looks after a collection that keeps it back */
  unrevealed: Generated<0 | 1>
  /** 1: rated Mature, Explicit or Not Rated, so asked about first */
  adult: 0 | 1
  /** 1: posted chapters equal expected_chapters */
  complete: 0 | 1
  /** of posted chapters; of all chapters while a draft */
  word_count: number
  character_count: number
  /** posted chapters; all while a draft */
  chapter_count: number
  /** of those counted; null while there is none */
  first_chapter_id: number | null
  last_chapter_id: number | null
  created_at: string
  /** first posted; null while a draft */
  posted_at: string | null
  /** UTC instant at which the newest chapter was posted; an edit does not move it */
  updated_at: string
  /** any change of text or tags */
  edited_at: string
  /** in the bin since; null while not */
  deleted_at: string | null
  /** kept from all readers since, by those who keep the archive; null while not. Its creators still read it */
  hidden_at: Generated<string | null>
  /** the number that the next new paragraph's id takes; see platform/text/blocks */
  next_block: Generated<number>
  /** grows with every change that a blurb shows; names a version in caches */
  stamp: Generated<number>
  /** where an import took it from, so that it comes in once; unique */
  import_key: string | null
}

/** Counters that move too often for the row of the work; written only by archive/works, hits by archive/place. */
export interface WorkCountersTable {
  work_id: number
  hits: Generated<number>
  kudos: Generated<number>
  comments: Generated<number>
  bookmarks: Generated<number>
  /** UTC instant at which one of them last moved; empty for never */
  moved_at: Generated<string>
}

/** Who a work is credited to, in order; written only by archive/works. */
export interface CreatorshipsTable {
  work_id: number
  pseud_id: number
  position: number
}
