import { guessFormat, plainText, storyHtml } from '../../platform/text/blocks.ts'
import { isBlankName } from '../../platform/text/fold.ts'
import { LIMITS } from './limits.ts'
import type { Problem, ProblemName, TypedText } from './typed.ts'

/** Markup may be so many times as long as what a person sees of it. */
const MARKUP_TIMES = 10
/** A text that is longer than this many limits is not even looked at. */
const HOPELESS_TIMES = 4

/** Either the clean HTML of a text or what is wrong with it. */
export type CheckedText = { readonly html: string; readonly problem: Problem | undefined }

/** A line that people type: white space single, nothing that cannot be seen or stored. */
export function tidyLine(typed: string): string {
  const line = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return isBlankName(line) ? '' : line
}

/** @returns how many characters a person would count; an emoji of one code point is one */
export function charactersOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** A summary or a note. Its limit counts what a reader sees of it. */
export function checkNote(typed: TypedText, most: number, name: ProblemName): CheckedText {
  if (isHopeless(typed, most * MARKUP_TIMES))
    return { html: '', problem: tooLong('markup-too-long', typed.text.length - most * MARKUP_TIMES) }
  const html = cleanHtml(typed, 'note')
  const seen = charactersOf(plainText(html))
  if (seen > most) return { html, problem: tooLong(name, seen - most) }
  const over = html.length - most * MARKUP_TIMES
  return { html, problem: over > 0 ? tooLong('markup-too-long', over) : undefined }
}

/** The text of a chapter.
 * @param needed whether it may not be empty */
export function checkStory(typed: TypedText, needed: boolean): CheckedText {
  if (isHopeless(typed, LIMITS.text))
    return { html: '', problem: tooLong('text-too-long', typed.text.length - LIMITS.text) }
  const pieces = piecesOf(typed.text)
  if (pieces > LIMITS.pieces) return { html: '', problem: tooLong('text-in-too-many-pieces', pieces - LIMITS.pieces) }
  const html = cleanHtml(typed, 'chapter')
  const length = charactersOf(html.replace(/<\/?p>/g, ''))
  if (length > LIMITS.text) return { html, problem: tooLong('text-too-long', length - LIMITS.text) }
  if (needed && isEmpty(html)) return { html, problem: { name: 'text-missing', over: 0, what: '' } }
  return { html, problem: undefined }
}

/** @returns clean HTML in blocks, without ids; empty for nothing */
export function cleanHtml({ text, format }: TypedText, field: 'chapter' | 'note'): string {
  const typed = text.toWellFormed().replaceAll('\0', '')
  if (typed.trim() === '') return ''
  return storyHtml(typed, format === 'detect' ? guessFormat(typed) : format, field)
}

/** A picture alone is a chapter too; a scene break alone is none. */
function isEmpty(html: string): boolean {
  return !html.includes('<img') && isBlankName(plainText(html.replace(/<hr\b[^>]*>/g, '')))
}

/** What takes time to read is not how long a text is but how often it is broken: at line ends, tags, marks of Markdown. */
function piecesOf(text: string): number {
  let pieces = 0
  for (const _ of text.matchAll(/\n|<[a-z]|[*_`[]/gi)) pieces++
  return pieces
}

function isHopeless({ text }: TypedText, most: number): boolean {
  return text.length > most * HOPELESS_TIMES
}

function tooLong(name: ProblemName, over: number): Problem {
  return { name, over, what: '' }
}
