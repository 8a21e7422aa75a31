import { LIMITS, type WorkTyped } from '../../works/index.ts'
import type { StagedRow } from '../staging.ts'
import type { ReadChapter } from './chapters.ts'
import { idsIn } from './lists.ts'
import { shownHtml } from './markup.ts'
import { momentFrom } from './moment.ts'
import { plain } from './site.ts'
import { fittedNote, fittedSummary } from './stories-text.ts'
import type { OldTags } from './tags.ts'

/** What a story says about itself, and what was decided about it. */
export interface ReadStory {
  readonly typed: WorkTyped
  /** what had no room in the notes, for the first chapter */
  readonly overflow: string
  /** undefined when nobody knows it */
  readonly postedAt: Date | undefined
  readonly updatedAt: Date | undefined
  readonly hits: number
  readonly remarks: readonly string[]
}

/** @param full names of the lists of this story that had filled their columns */
export function readStory(
  row: StagedRow,
  chapters: readonly ReadChapter[],
  {
    tags,
    zone,
    language,
    full,
  }: { readonly tags: OldTags; readonly zone: string; readonly language: string; readonly full: readonly string[] },
): ReadStory {
  const remarks: string[] = full.map(
    (list) => `the list of its ${list} was as long as its column, so the last one may be missing`,
  )
  const title = titleOf(row, remarks)
  const { summary, whole } = fittedSummary(shownHtml(row.summary ?? '').html)
  if (whole)
    remarks.push('its summary was too long: the beginning is kept, and the whole stands above the first chapter')
  const notes = fittedNote(shownHtml(row.storynotes ?? '').html, LIMITS.notes, 'Notes')
  if (notes.overflow) remarks.push('its notes were too long, and stand above the first chapter')
  const found = tags.of(
    {
      categories: idsIn(row.catid, full.includes('catid')),
      characters: idsIn(row.charid, full.includes('charid')),
      classes: idsIn(row.classes, full.includes('classes')),
      rating: row.rid ?? '',
      roundRobin: Number(row.rr) === 1,
    },
    remarks,
  )
  return {
    typed: {
      title,
      summary,
      notesBefore: notes.note,
      notesAfter: { text: '', format: 'html' },
      language,
      ...found,
      expectedChapters: Number(row.completed) === 1 ? String(chapters.length) : '?',
      chapters: chapters.length,
    },
    overflow: (whole ? `<p><strong>Summary</strong></p><blockquote>${whole}</blockquote>` : '') + notes.overflow,
    postedAt: momentFrom(row.date, zone) ?? momentFrom(row.updated, zone),
    updatedAt: momentFrom(row.updated, zone),
    hits: Math.max(0, Number(row.count) || 0),
    remarks,
  }
}

function titleOf(row: StagedRow, remarks: string[]): string {
  const title = plain(row.title)
  if (title === '') {
    remarks.push('it has no title')
    return 'Untitled'
  }
  const letters = [...title]
  if (letters.length <= LIMITS.title) return title
  remarks.push(`its title was too long: ${title}`)
  return `${letters.slice(0, LIMITS.title - 1).join('')}…`
}
