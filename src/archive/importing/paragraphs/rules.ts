import { isDivider } from '../../../platform/text/dividers.ts'
import type { Kind, Piece } from '../../../platform/text/restored/index.ts'
import type { ChapterTyped } from '../../works/index.ts'

/** A text that lost its line breaks, and where a person, or the program before them, sees its paragraphs. */
export interface LostText {
  readonly text: string
  readonly paragraphs: readonly Piece[]
}

/** What a person may do with it. The words themselves are never touched. */
export type Edit =
  | { readonly kind: 'join'; readonly at: number }
  | { readonly kind: 'split'; readonly offset: number }
  | { readonly kind: 'mark'; readonly at: number; readonly as: Kind }

/** @param typed as a button sends it: `join:3`, `split:120`, `mark:3:heading`
 * @returns undefined for anything else */
export function editFrom(typed: string): Edit | undefined {
  const [, kind, number = '', as] = /^(join|split|mark):(\d{1,8})(?::(p|heading|notes|scene-break))?$/.exec(typed) ?? []
  if (kind === 'join') return { kind, at: Number(number) }
  if (kind === 'split') return { kind, offset: Number(number) }
  return kind === 'mark' && as ? { kind, at: Number(number), as: as as Kind } : undefined
}

/** A scene break holds nothing but its mark. */
export function mayBreak(text: string, { start, end }: Piece): boolean {
  const words = text.slice(start, end)
  return isDivider(words) || (words.length <= 12 && !/[\p{L}\p{N}]{2}/u.test(words))
}

/** @returns the same where the edit makes no sense, as on a page that has gone stale */
export function edited({ text, paragraphs }: LostText, edit: Edit): LostText {
  if (edit.kind === 'split') return { text, paragraphs: paragraphs.flatMap((one) => splitAt(text, one, edit.offset)) }
  const one = paragraphs[edit.at]
  if (!one) return { text, paragraphs }
  if (edit.kind === 'mark') {
    if (edit.as === 'scene-break' && !mayBreak(text, one)) return { text, paragraphs }
    return { text, paragraphs: paragraphs.with(edit.at, { ...one, kind: edit.as }) }
  }
  const before = paragraphs[edit.at - 1]
  if (!before) return { text, paragraphs }
  const kind = before.kind === 'scene-break' ? one.kind : before.kind
  return { text, paragraphs: paragraphs.toSpliced(edit.at - 1, 2, { start: before.start, end: one.end, kind }) }
}

function splitAt(text: string, { start, end, kind }: Piece, offset: number): readonly Piece[] {
  const first = text.slice(start, offset).trimEnd()
  const rest = text.slice(offset, end).trimStart()
  if (offset <= start || offset >= end || first === '' || rest === '') return [{ start, end, kind }]
  return [
    { start, end: start + first.length, kind },
    { start: end - rest.length, end, kind: kind === 'heading' ? 'p' : kind },
  ]
}

/** The chapters that it makes: one, or as many as it has heads where there are two or more. What is marked as notes stands before
 * or after the first or last of them. */
export function chaptersFrom({ text, paragraphs }: LostText): readonly ChapterTyped[] {
  const heads = paragraphs.filter(({ kind }) => kind === 'heading').length
  const chapters: { title: string; html: string[] }[] = [{ title: '', html: [] }]
  const notes = { before: [] as string[], after: [] as string[] }
  for (const piece of paragraphs) {
    const words = escaped(text.slice(piece.start, piece.end))
    const last = chapters.at(-1)
    if (piece.kind === 'notes')
      (chapters.some(({ html }) => html.length > 0) ? notes.after : notes.before).push(`<p>${words}</p>`)
    else if (piece.kind === 'heading' && heads > 1)
      chapters.push({ title: plainLine(text.slice(piece.start, piece.end)), html: [] })
    else last?.html.push(htmlOf(piece.kind, words))
  }
  const full = chapters.filter(({ title, html }) => title !== '' || html.length > 0)
  return full.map(({ title, html }, at) => ({
    title,
    summary: typed([]),
    contentNotes: typed([]),
    notesBefore: typed(at === 0 ? notes.before : []),
    notesAfter: typed(at === full.length - 1 ? notes.after : []),
    text: typed(html),
  }))
}

function htmlOf(kind: Kind, words: string): string {
  if (kind === 'scene-break') return '<hr>'
  return kind === 'heading' ? `<h2>${words}</h2>` : `<p>${words}</p>`
}

function typed(html: readonly string[]): ChapterTyped['text'] {
  return { text: html.join('\n'), format: 'html' }
}

function plainLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

function escaped(words: string): string {
  return plainLine(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Where a paragraph can be split, for whoever has no caret: behind ends of sentences and of speech.
 * @returns offsets in the text, rising */
export function sentenceStarts(text: string, { start, end }: Piece): readonly number[] {
  const found: number[] = []
  for (const ends of text.slice(start, end).matchAll(/[.!?…。！？—][”’"'»)\]]*\s+(?=\S)|[,][”"»]\s+(?=\S)/gu))
    found.push(start + ends.index + ends[0].length)
  return found
}
