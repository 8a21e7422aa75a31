import { type ChapterTyped, LIMITS } from '../../works/index.ts'
import type { StagedRow } from '../staging.ts'
import type { ChapterFiles } from './files.ts'
import { isBlankHtml, sentenceHtml, shownHtml } from './markup.ts'
import { plain } from './site.ts'
import { fittedNote, piecesOf } from './stories-text.ts'

/** A chapter of the old archive, mostly one of ours. */
export interface ReadChapter {
  /** 0 for what follows the first piece of a long one */
  readonly id: number
  /** by which its old address named it */
  readonly place: number
  readonly typed: ChapterTyped
  readonly posted: boolean
  readonly missing: boolean
}

/** The longest text that the old database could hold, less half a character. */
const FULL_TEXT = 65_532

export const MISSING = 'The text of this chapter was missing when the archive moved here.'

/** @param row of chapters
 * @param story its title there, which a single chapter repeats
 * @param remarks gets a sentence for everything that is not as it was */
export function readChapter(
  row: StagedRow,
  files: ChapterFiles | undefined,
  story: { readonly title: string; readonly chapters: number; readonly overflow: string },
  remarks: string[],
): readonly ReadChapter[] {
  const [id, place] = [Number(row.chapid), Number(row.inorder)]
  const title = plain(row.title)
  const name = `chapter ${id}${title === '' ? '' : ` (${title})`}`
  const { html, missing } = textOf(row, files, name, remarks)
  const before = fittedNote(shownHtml(row.notes ?? '').html, LIMITS.notes, 'Notes')
  const after = fittedNote(shownHtml(row.endnotes ?? '').html, LIMITS.notes, 'Notes')
  if (before.overflow || after.overflow) remarks.push(`${name}: its notes were too long, and stand in its text`)
  const pieces = piecesOf(story.overflow + before.overflow + html + after.overflow)
  if (pieces.length > 1) remarks.push(`${name} was too long, and is ${pieces.length} chapters`)
  const own = story.chapters === 1 && title === story.title ? '' : title
  return pieces.map((text, at) => ({
    id: at === 0 ? id : 0,
    place,
    typed: {
      title: [...(pieces.length > 1 ? `${own} (${at + 1} of ${pieces.length})`.trim() : own)]
        .slice(0, LIMITS.title)
        .join(''),
      summary: { text: '', format: 'html' },
      contentNotes: { text: '', format: 'html' },
      notesBefore: at === 0 ? before.note : { text: '', format: 'html' },
      notesAfter: at === pieces.length - 1 ? after.note : { text: '', format: 'html' },
      text: { text, format: 'html' },
    },
    posted: Number(row.validated) > 0,
    missing,
  }))
}

/** The file has the newest text; the database has what was never moved into one. */
function textOf(
  row: StagedRow,
  files: ChapterFiles | undefined,
  name: string,
  remarks: string[],
): { readonly html: string; readonly missing: boolean } {
  const file = files?.read(Number(row.chapid), Number(row.uid))
  if (file?.elsewhere) remarks.push(`${name}: its file lay in another member's folder`)
  if (file && (file.undone > 0 || file.read !== 'utf-8')) remarks.push(`${name}: ${encodingOf(file)}`)
  const kept = row.storytext ?? ''
  const text = file && file.text.trim() !== '' ? file.text : kept
  const { html, bbcode } = shownHtml(text.replaceAll('\0', ''))
  if (isBlankHtml(html)) {
    remarks.push(`${name}: there is no text, neither a file nor in the database`)
    return { html: sentenceHtml(MISSING), missing: true }
  }
  if (bbcode) remarks.push(`${name}: marks of a forum ([b], [i] …) became what they mean`)
  if (text === kept && Buffer.byteLength(kept) >= FULL_TEXT)
    remarks.push(`${name} ends where the old database had no more room: the rest is lost there`)
  return { html, missing: false }
}

function encodingOf({ undone, read }: { readonly undone: number; readonly read: string }): string {
  if (undone > 0)
    return `its file had been read as Latin-1 ${undone === 1 ? 'once' : `${undone} times`}, and was repaired`
  return read === 'macintosh'
    ? 'its file was written on an old Macintosh'
    : 'its file was no UTF-8, and was read as Windows-1252'
}
