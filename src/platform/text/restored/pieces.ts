import { isDivider } from '../dividers.ts'
import { headingAt } from './headings.ts'
import { notesIn } from './notes.ts'
import type { Speech } from './quotes.ts'

export type Kind = 'p' | 'scene-break' | 'heading' | 'notes'

/** A stretch of a text, without the white space around it. */
export type Piece = { readonly start: number; readonly end: number; readonly kind: Kind }

/**
 * Takes a long line apart where it says itself what it is: dividers and chapter heads between sentences, what the author
 * says to readers at the front and at the end. What is left is the story, in pieces of the kind `p`.
 * @param speech where dashes open speech, a dash alone divides nothing
 */
export function piecesOf(text: string, speech: Speech): Piece[] {
  const parted = [...dividers(text, speech)]
  const result: Piece[] = []
  let from = 0
  for (const { start, end } of [...parted, { start: text.length, end: text.length }]) {
    result.push(...withHeadings(text, from, start))
    if (start < end) result.push({ start, end, kind: 'scene-break' })
    from = end
  }
  return notesIn(text, result)
}

/** Marks between white space, as many as follow each other; or an unmistakable row of them without. */
const MARKS =
  /(?<!\S)(?:(?:[^\p{L}\p{N}\s"“”'‘’«»「」『』]|[xXoO0])+(?:\s+|$))+|(?<=[.!?…"”’])(?:\*{3,}|[★☆⁂✦◇◆❖]{1,}|[~=_#]{3,})(?=["“‘\p{Lu}])/gu
const DASH = /^[-–—―]+$/
const BEFORE = /[.!?…。！？:]["'”’»)\]」』*_]*$/u
const BEHIND = /^\s*(?:$|["“‘'«「(\p{Lu}\p{Lo}\p{N}*—…])/u

function* dividers(text: string, speech: Speech): Generator<{ readonly start: number; readonly end: number }> {
  for (const marks of text.matchAll(MARKS)) {
    const words = marks[0].trim()
    const start = marks.index + marks[0].indexOf(words)
    const end = start + words.length
    const before = text.slice(Math.max(0, start - 14), start).trimEnd()
    const between = before === '' || BEFORE.test(before) || /^[★⁂◇]|\*{3}|~{3}/u.test(words)
    if (!between || !BEHIND.test(text.slice(end, end + 12))) continue
    if (DASH.test(words) ? speech === 'dash' || !divides(text, start, end) : !isDivider(words)) continue
    yield { start, end }
  }
}

/** A dash alone is a divider between whole sentences only, and three hyphens or more are. */
function divides(text: string, start: number, end: number): boolean {
  if (text[start] === '-' && end - start < 3) return false
  return (
    /[.!?…]["”’»]*\s$/u.test(text.slice(Math.max(0, start - 6), start)) &&
    /^\s["“‘«\p{Lu}]/u.test(text.slice(end, end + 3))
  )
}

/** The heads of chapters in a stretch: at its beginning, or behind the end of a sentence. */
function* withHeadings(text: string, from: number, to: number): Generator<Piece> {
  let place = from
  for (const word of text.slice(from, to).matchAll(HEAD)) {
    const start = from + word.index
    const end = start < place ? 0 : headingAt(text, start, to, text.slice(place, start).trim() === '')
    if (end === 0) continue
    yield* trimmed(text, place, start, 'p')
    yield { start, end, kind: 'heading' }
    place = end
  }
  yield* trimmed(text, place, to, 'p')
}

const HEAD = /(?<![^\s*_#★~])(?:chapter|part|book|volume|prologue|epilogue|interlude|intermission)(?![\p{L}\p{N}])/giu

export function* trimmed(text: string, from: number, to: number, kind: Kind): Generator<Piece> {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text[start] as string)) start++
  while (end > start && /\s/.test(text[end - 1] as string)) end--
  if (start < end) yield { start, end, kind }
}
