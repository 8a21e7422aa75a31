import { isSpace } from './letters.ts'
import type { Model } from './model.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { findMarks, type Marks } from './quotes.ts'
import { scoreSentences } from './score.ts'
import { findSeams } from './seams.ts'
import { describe, type Sentence } from './sentences.ts'

/** A long line taken apart, and how many of its beginnings are expected to be right. */
export type Run = {
  readonly pieces: readonly Piece[]
  /** beginnings that were set by the model, those of them expected to be true, and how many there should be */
  readonly said: number
  readonly right: number
  readonly due: number
}

/** Finds the paragraphs of a text that came as one long line.
 * @returns pieces in order, white space between them left out */
export function breakRun(text: string, model: Model): Run {
  const marks = findMarks(text)
  const pieces = piecesOf(text, marks.speech)
  const sentences = sentencesOf(text, pieces, marks)
  const scores = scoreSentences(text, sentences, marks, model)
  const begins = new Set(pieces.map(({ start }) => start))
  let [said, right, due] = [0, 0, 0]
  const starts: number[] = []
  sentences.forEach((sentence, at) => {
    if (begins.has(sentence.from)) return
    const cut =
      at > 0 && !isSpace(text.charCodeAt(sentence.from - 1)) && marks.speech !== 'dash' && isCut(text, sentence)
    const chance = cut ? 0.99 : 1 / (1 + Math.exp(-(scores[at] as number)))
    due += chance
    if (!cut && (scores[at] as number) <= model.limit) return
    said++
    right += chance
    starts.push(sentence.from)
  })
  return { pieces: pieces.flatMap((piece) => divided(text, piece, starts)), said, right, due }
}

/** Where two sentences meet without a space in a script that has spaces, a line break was cut out. */
function isCut(text: string, { from }: Sentence): boolean {
  return text.charCodeAt(from) < 0x2e80 && text.charCodeAt(from - 1) < 0x2e80
}

/** The sentences of the story; those of notes, heads and dividers are none. */
function sentencesOf(text: string, pieces: readonly Piece[], marks: Marks): Sentence[] {
  const edges = pieces.flatMap(({ start, end }) => [start, end])
  const seams = [...new Set([...findSeams(text, marks), ...edges])].filter((seam) => seam > 0 && seam < text.length)
  seams.sort((one, other) => one - other)
  let piece = 0
  return describe(text, seams, marks).filter(({ from, to }) => {
    while (piece < pieces.length && (pieces[piece] as Piece).end <= from) piece++
    const here = pieces[piece]
    return to > from && here !== undefined && here.kind === 'p' && from >= here.start
  })
}

function divided(text: string, piece: Piece, starts: readonly number[]): Piece[] {
  if (piece.kind !== 'p') return [piece]
  const inside = starts.slice(firstAbove(starts, piece.start), firstAbove(starts, piece.end))
  return [piece.start, ...inside].map((start, at) => {
    let end = inside[at] ?? piece.end
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    return { start, end, kind: 'p' }
  })
}

function firstAbove(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] as number) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
