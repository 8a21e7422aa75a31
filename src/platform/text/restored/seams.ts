import {
  closesAnything,
  endsSentence,
  isDash,
  isDigit,
  isLetter,
  isLower,
  isSpace,
  isUpper,
  isWide,
} from './letters.ts'
import type { Marks } from './quotes.ts'
import { classOf, hashOf, isAbbreviation, isActing, isReporting, isSpeaking, KIND, wordEnd } from './words.ts'

/** The places of a text at which a paragraph could begin: offsets of first letters behind the ends of sentences, behind marks
 * of speech that closed, and before those that open behind a colon or a dash. Never between a quotation and its own
 * "he said", so that nothing that follows can part the two.
 * @returns rising, without the first letter of the text */
export function findSeams(text: string, marks: Marks): number[] {
  const found: number[] = []
  const opening = new Set(marks.at.filter((_, at) => marks.opens[at]))
  const closing = new Set(marks.at.filter((_, at) => !marks.opens[at]))
  let place = 0
  while (place < text.length) {
    const code = text.charCodeAt(place)
    const gap = isSpace(code) ? gapEnd(text, place) : joinsHere(text, place, opening, closing) ? place + 1 : 0
    if (gap > 0 && gap < text.length && isSeam(text, isSpace(code) ? place : place + 1, gap, opening, closing))
      found.push(gap)
    place = Math.max(place + 1, gap)
  }
  return found
}

function gapEnd(text: string, place: number): number {
  let end = place + 1
  while (end < text.length && isSpace(text.charCodeAt(end))) end++
  return end
}

/** Sentences that follow each other without a space, as in scripts that need none or where line breaks were simply cut out. */
function joinsHere(text: string, place: number, opening: ReadonlySet<number>, closing: ReadonlySet<number>): boolean {
  const code = text.charCodeAt(place)
  const next = text.charCodeAt(place + 1)
  if (isWide(code)) return (endsSentence(code) || closesAnything(code)) && !endsSentence(next) && !closesAnything(next)
  if (closing.has(place)) return opening.has(place + 1) || (endsSentence(text.charCodeAt(place - 1)) && isUpper(next))
  if (!endsSentence(code) || code === 0x2026) return false
  const cut = isUpper(next) && isLower(text.charCodeAt(place + 2))
  return cut && isLower(text.charCodeAt(place - 1)) && isLower(text.charCodeAt(place - 2))
}

/** @param end where the text before ends
 * @param start where the text behind begins */
function isSeam(
  text: string,
  end: number,
  start: number,
  opening: ReadonlySet<number>,
  closing: ReadonlySet<number>,
): boolean {
  let last = end - 1
  let closed = false
  while (last > 0 && closesAnything(text.charCodeAt(last))) {
    closed = closed || closing.has(last) || '”"’\'»」』'.includes(text[last] ?? ' ')
    last--
  }
  const code = text.charCodeAt(last)
  const opens = opening.has(start)
  if (!opens && isLower(text.charCodeAt(start))) return false
  if (!opens && !isLetter(text.charCodeAt(start)) && !isDigit(text.charCodeAt(start)) && !beginsAnyway(text, start))
    return false
  if (closed && isTail(text, last, start)) return false
  if (endsSentence(code)) return !(code === 0x2e && last === end - 1 && isAbbreviated(text, last))
  if (opens) return closed || code === 0x3a || isDash(code)
  if (!isUpper(text.charCodeAt(start))) return false
  // a letter or a notice that is shown; a thought that breaks off
  return (code === 0x3a && !closed) || (closed && isWide(code)) || (isDash(code) && (closed || last === end - 1))
}

/** Dashes, brackets, dots, other quotation marks, signs that turn a question round. */
function beginsAnyway(text: string, start: number): boolean {
  const code = text.charCodeAt(start)
  return isDash(code) || code === 0x2026 || '([‘“"\'«»”’*_.¡¿#『'.includes(text[start] ?? ' ')
}

function isAbbreviated(text: string, dot: number): boolean {
  let from = dot
  while (from > 0 && isLetter(text.charCodeAt(from - 1))) from--
  if (dot - from === 1) return isUpper(text.charCodeAt(from)) && text.charCodeAt(from) !== 0x49
  if (hashOf(text, from, dot) === NUMBER) return isDigit(text.charCodeAt(dot + 2))
  return dot - from < 8 && dot > from && isAbbreviation(hashOf(text, from, dot))
}

const NUMBER = hashOf('no', 0, 2)

/** Does "Holmes cried." or "I said" begin here, behind a question, an exclamation or something broken off? */
function isTail(text: string, last: number, start: number): boolean {
  if (text.charCodeAt(last) === 0x2e || !isUpper(text.charCodeAt(start))) return false
  if (goesOn(text, start)) return false
  let from = start
  for (let words = 0; words < 4; words++) {
    const to = wordEnd(text, from)
    if (to === from) return false
    const hash = hashOf(text, from, to)
    if (words > 0 && isSpeaking(hash)) return isActing(hash) ? endsThere(text, to) : !reports(text, to)
    const dotted = text.charCodeAt(to) === 0x2e && isAbbreviation(hash) ? to + 1 : to
    if (!isSpace(text.charCodeAt(dotted))) return false
    from = dotted + 1
  }
  return false
}

/** "As she said this" tells on; it does not say who spoke. */
function goesOn(text: string, start: number): boolean {
  const kind = classOf(hashOf(text, start, wordEnd(text, start)))
  return kind === KIND.when || kind === KIND.if || kind === KIND.and
}

/** "I repeated." and "I repeated blankly." */
function endsThere(text: string, verbEnd: number): boolean {
  if (!isSpace(text.charCodeAt(verbEnd))) return '.,;:'.includes(text[verbEnd] ?? '.')
  const end = wordEnd(text, verbEnd + 1)
  return text.startsWith('ly', end - 2) && '.,;:'.includes(text[end] ?? '.')
}

/** A report has its words behind it, and so has speech that it opens. */
function reports(text: string, verbEnd: number): boolean {
  const from = isSpace(text.charCodeAt(verbEnd)) ? verbEnd + 1 : verbEnd
  if ('“"‘'.includes(text[from] ?? ' ')) return true
  return isReporting(hashOf(text, from, wordEnd(text, from)))
}
