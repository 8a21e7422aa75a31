import type { Generated } from 'kysely'

/** Written only by archive/works. The text stands in a table of its own, so that lists of chapters never read it. */
export interface ChaptersTable {
  id: Generated<number>
  work_id: number
  /** 1..n without gaps, drafts included; -1 in the bin; unique within a work except inside the transaction that moves them */
  position: number
  /** empty for none */
  title: string
  summary: string
  notes_before: string
  notes_after: string
  /** what some readers want to know of the chapter before they read it; clean HTML */
  content_notes: Generated<string>
  word_count: number
  character_count: number
  created_at: string
  /** null while a draft */
  posted_at: string | null
  edited_at: string
  /** grows with every saved change; an edit that started from an older one is refused */
  version: Generated<number>
  /** of the form that sent it, so that a form sent twice makes one chapter; unique */
  form_key: Generated<string | null>
}

/** Written only by archive/works. */
export interface ChapterTextsTable {
  chapter_id: number
  /** sanitised HTML whose leaf blocks carry ids; see platform/text/blocks */
  html: string
  sanitiser_version: number
}

/** Chapters that were deleted, for thirty days: where each stood, and what readers saw of it. Written only by archive/works. */
export interface ChapterBinTable {
  chapter_id: number
  work_id: number
  position: number
  /** when it was posted first; null for what never was */
  posted_at: string | null
  /** 1: readers saw it until it was deleted */
  shown: 0 | 1
  deleted_at: string
}

/** In place of the sanitiser's version: the chapter says how long it is, and its text was left out. Made-up works are like
 * this where only listings matter. */
export const TEXT_LEFT_OUT = 0
