import type { Piece } from './pieces.ts'
import { trimmed } from './pieces.ts'
import { findMarks } from './quotes.ts'
import { findSeams } from './seams.ts'

/** How far from either end of a text its author speaks to readers. */
const REACH = 4000
/** What an author's note calls itself. */
const LABEL =
  /(?<![\p{L}\p{N}])(?:A\/N|AN\s*:|Author[’']?s?[’']?\s+Notes?|Notes?\s*:|(?:Beginning|End|Chapter)\s+Notes?|Disclaimers?\s*:|Summary\s*:|Warnings?\s*:|Rat(?:ing|ed)\s*:|Pairings?\s*:|Fandom\s*:|Beta(?:ed by|\s*:)|Spoilers?\s*:|Title\s*:)/iu
/** Words of which a sentence to readers has some, and a sentence of a story hardly any. */
const TOLD =
  /(?<![\p{L}\p{N}])(?:fics?|fanfics?|fanfiction|ficlet|drabble|oneshot|one-shot|chapters?|reviews?|reviewed|reviewers|comments?|kudos|updates?|updating|updated|beta|betaed|betaing|disclaimer|canon|AU|OOC|fandom|pairing|ship|posted|posting|tumblr|ao3|enjoy|thanks|thank you|feedback|constructive|rated|warning|warnings|summary|characters|readers|reading|hope you|let me know|you guys|don[’']t own|do not own|belongs? to|wrote|written|writing|prompt|prompts|story|sequel|stay tuned|next time|see you|concrit|flames)(?![\p{L}\p{N}])/giu
const CLOSING = /^(?:the end|fin|tbc|to be continued|end|owari|finis)[.!…]*$/iu

/** Finds what the author says to readers: from a label at the front to where the story begins, and from a label, or from
 * the first of several sentences that speak of chapters and comments, to the end. */
export function notesIn(text: string, pieces: readonly Piece[]): Piece[] {
  const ended = atEnd(text, atFront(text, pieces))
  return ended.some(({ kind }) => kind === 'p' || kind === 'heading') ? ended : [...pieces]
}

function atFront(text: string, pieces: readonly Piece[]): Piece[] {
  const at = pieces.findIndex(({ kind }) => kind === 'p')
  const piece = pieces[at]
  if (!piece || at > 2) return [...pieces]
  const label = LABEL.exec(text.slice(piece.start, piece.start + 60))
  if (!label || label.index > 2) return [...pieces]
  const parted = pieces[at + 1] && piece.end - piece.start < REACH
  const end = parted && pieces[at + 1]?.kind !== 'p' ? piece.end : toldUntil(text, piece)
  return replaced(pieces, at, [...trimmed(text, piece.start, end, 'notes'), ...trimmed(text, end, piece.end, 'p')])
}

/** The first sentence always speaks to readers; the others as long as they say so, with one between them that does not. */
function toldUntil(text: string, { start, end }: Piece): number {
  const sample = text.slice(start, Math.min(end, start + REACH))
  const seams = [...findSeams(sample, findMarks(sample)), sample.length]
  let told = seams[0] ?? sample.length
  for (let at = 1; at < seams.length; at++) {
    const sentence = sample.slice(seams[at - 1], seams[at])
    const label = LABEL.exec(sentence)
    if ((label && label.index < 3) || speaksToReaders(sentence, sample.slice(seams[at - 1]))) told = seams[at] ?? told
    else if (at > 1 && told < (seams[at - 1] ?? 0)) break
  }
  return start + told
}

function atEnd(text: string, pieces: readonly Piece[]): Piece[] {
  const at = pieces.findLastIndex(({ kind }) => kind === 'p')
  const piece = pieces[at]
  if (!piece || pieces.slice(at + 1).some(({ kind }) => kind === 'heading')) return [...pieces]
  const from = Math.max(piece.start, piece.end - REACH)
  const sample = text.slice(from, piece.end)
  const seams = [0, ...findSeams(sample, findMarks(sample))]
  const label = seams.find(
    (seam) => (LABEL.exec(sample.slice(seam, seam + 40))?.index ?? 9) < 3 && (seam > 0 || from === piece.start),
  )
  const start = from + (label ?? toldFrom(sample, seams))
  if (start >= piece.end || (start === piece.start && at === 0)) return [...pieces]
  return replaced(pieces, at, [...trimmed(text, piece.start, start, 'p'), ...trimmed(text, start, piece.end, 'notes')])
}

/** @returns where the last sentences begin to speak to readers; the end when they do not, or only in passing */
function toldFrom(sample: string, seams: readonly number[]): number {
  let [from, strength, silent] = [sample.length, 0, 0]
  for (let at = seams.length - 1; at > 0 && silent < 2; at--) {
    const sentence = sample.slice(seams[at], seams[at + 1] ?? sample.length)
    const said = /["“”]/.test(sentence) ? 0 : strengthOf(sentence)
    if (said === 0 && !CLOSING.test(sentence.trim())) silent++
    else {
      strength += said
      silent = 0
      from = seams[at] ?? from
    }
  }
  return strength >= 3 ? from : sample.length
}

function speaksToReaders(sentence: string, rest: string): boolean {
  return strengthOf(sentence) >= 1 && !/^["“]/.test(rest)
}

function strengthOf(sentence: string): number {
  return sentence.match(TOLD)?.length ?? 0
}

function replaced(pieces: readonly Piece[], at: number, by: readonly Piece[]): Piece[] {
  return [...pieces.slice(0, at), ...by, ...pieces.slice(at + 1)]
}
