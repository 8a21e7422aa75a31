import { plainText, storyHtml } from '../../../platform/text/blocks.ts'
import { LIMITS, type TypedText } from '../../works/index.ts'

const NOTHING: TypedText = { text: '', format: 'html' }

/** @returns whether a note of this HTML may stand as it is */
export function fitsNote(html: string, most: number): boolean {
  return html.length <= most || [...plainText(storyHtml(html, 'html', 'note'))].length <= most
}

/** A note that has room, or none with the whole of it for the text beside it: nothing is dropped.
 * @param heading what it is called in the text */
export function fittedNote(
  html: string,
  most: number,
  heading: string,
): { readonly note: TypedText; readonly overflow: string } {
  if (html.trim() === '') return { note: NOTHING, overflow: '' }
  if (fitsNote(html, most)) return { note: { text: html, format: 'html' }, overflow: '' }
  return { note: NOTHING, overflow: `<p><strong>${heading}</strong></p><blockquote>${html}</blockquote>` }
}

/** A summary that has room, or its beginning.
 * @returns `whole` where it was shortened */
export function fittedSummary(html: string): { readonly summary: TypedText; readonly whole: string } {
  if (fitsNote(html, LIMITS.summary)) return { summary: { text: html, format: 'html' }, whole: '' }
  const words = [...plainText(storyHtml(html, 'html', 'note'))].slice(0, LIMITS.summary - 1).join('')
  return { summary: { text: `${words.slice(0, words.lastIndexOf(' ') + 1).trimEnd()}…`, format: 'plain' }, whole: html }
}

const LONGEST_PIECE = 400_000

/** @returns the text in pieces that each may be a chapter, parted between paragraphs; mostly one */
export function piecesOf(html: string): readonly string[] {
  if (html.length <= LIMITS.text) return [html]
  const pieces: string[] = []
  let rest = html
  while (rest.length > LONGEST_PIECE) {
    const cut = lastBreak(rest.slice(0, LONGEST_PIECE))
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...pieces, rest]
}

function lastBreak(html: string): number {
  const ends = ['</p>', '<br>', '<br />', '\n'].map((mark) => html.lastIndexOf(mark) + mark.length)
  const last = Math.max(...ends.filter((end) => end > html.length / 2), 0)
  return last || html.length
}
