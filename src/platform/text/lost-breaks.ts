import { isDivider } from './dividers.ts'
import { type Sentence, sentences } from './sentences.ts'

const LONGEST = 900
const DASH = /^[-–—―]+$/

/** Paragraphs for a text that came as one long line. A change of speaker begins one: a sentence that opens a quotation after
 * one that closed it, or after plain narration; a long stretch is parted at the end of a sentence. Dividers typed between
 * sentences stand alone.
 * @returns paragraphs of about 900 characters at most, a longer sentence excepted; put together again they are the line */
export function breakLine(line: string): string[] {
  return parts(line).flatMap((part) => (isDivider(part) ? [part] : broken(part)))
}

function broken(text: string): string[] {
  const result: string[] = []
  let start = 0
  let before: Sentence | undefined
  for (const sentence of sentences(text)) {
    const full = sentence.to - start > LONGEST
    if (before !== undefined && (full || begins(text, before, sentence))) {
      result.push(text.slice(start, before.to))
      start = sentence.from
    }
    before = sentence
  }
  result.push(text.slice(start).trimEnd())
  return result.filter((paragraph) => paragraph !== '')
}

/** Measured on a shelf of old novels: narration between narration seldom starts anew, a bare quotation after "he said" is
 * mostly the same speaker going on, and everything else is mostly a new paragraph. */
function begins(text: string, before: Sentence, next: Sentence): boolean {
  if (before.inside) return next.opens
  const spoke = /["“«「『]/.test(text.slice(before.from, before.to))
  if (!next.opens) return spoke
  return before.closes || !spoke || hasTag(text.slice(next.from, next.to))
}

/** Does the speech have its own "she said"? */
function hasTag(sentence: string): boolean {
  return /["”»」』]\s+\p{Ll}|,["”»]\s+\p{Lu}/u.test(sentence)
}

/** The stretches between dividers, and the dividers: marks between white space, behind the end of a sentence. */
function parts(line: string): string[] {
  const result: string[] = []
  let from = 0
  for (const marks of line.matchAll(MARKS)) {
    const text = marks[0].trim()
    const before = line.slice(from, marks.index).trim()
    const between = before === '' || /[.!?…。！？]["'”’»)\]」』]*$/u.test(before.slice(-12))
    if (!between || DASH.test(text) || !isDivider(text)) continue
    result.push(before, text)
    from = marks.index + marks[0].length
  }
  result.push(line.slice(from).trim())
  return result.filter((part) => part !== '')
}

/** Words without a letter or digit but x, o and 0, as many as follow each other. */
const MARKS = /(?<!\S)(?:(?:[^\p{L}\p{N}\s"“”'‘’«»「」『』]|[xXoO0])+(?:\s+|$))+/gu
