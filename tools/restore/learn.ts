import { FEATURES, Features } from '../../src/platform/text/restored/features.ts'
import type { Forest } from '../../src/platform/text/restored/forest.ts'
import { type Linear, linearScores } from '../../src/platform/text/restored/linear.ts'
import { findMarks, type Marks } from '../../src/platform/text/restored/quotes.ts'
import { findSeams } from '../../src/platform/text/restored/seams.ts'
import { describe } from '../../src/platform/text/restored/sentences.ts'
import type { Book } from './books.ts'
import { boost, type Growing, type Grown, type Rows } from './boost.ts'
import { type Lesson, weighWords } from './words-weighed.ts'

/** A book taken apart, with what is true of each seam. */
export type Prepared = Lesson & {
  readonly book: Book
  readonly marks: Marks
  /** books of one group are of one author */
  readonly group: number
}

/** What the lessons taught. */
export type Learned = { readonly linear: Linear; readonly forest: Forest }

/** @param weight how much each of its seams counts */
export function prepare(book: Book, weight: number, group: number): Prepared {
  const marks = findMarks(book.text)
  const sentences = describe(book.text, findSeams(book.text, marks), marks)
  const starts = new Set(book.starts)
  const truth = Uint8Array.from(sentences, (one) => (starts.has(one.from) ? 1 : 0))
  return { book, marks, sentences, truth, weight, group }
}

/** Learns words first, and then trees that also hear what the words say of books they were not learnt from.
 * @param folds into how many parts the authors are dealt for that */
export function learn(lessons: readonly Prepared[], growing: Growing, folds = 4): Learned {
  const parts = Array.from({ length: folds }, (_, fold) => lessons.filter(({ group }) => group % folds === fold))
  const rows = new Map<Prepared, Float32Array>()
  for (const part of parts.filter(({ length }) => length > 0)) {
    const linear = weighWords(lessons.filter((one) => !part.includes(one)))
    for (const one of part) rows.set(one, rowsOf(one, linear))
  }
  return { linear: weighWords(lessons), forest: forestOf(boost(joined(lessons, rows), growing)) }
}

function rowsOf({ book, sentences, marks }: Prepared, linear: Linear): Float32Array {
  const width = FEATURES.length
  const features = new Features(book.text, sentences, marks, linearScores(linear, sentences))
  const rows = new Float32Array(sentences.length * width)
  for (let at = 1; at < sentences.length; at++) features.fill(at, rows.subarray(at * width, (at + 1) * width))
  return rows
}

function joined(lessons: readonly Prepared[], rows: ReadonlyMap<Prepared, Float32Array>): Rows {
  const width = FEATURES.length
  const count = lessons.reduce((sum, { sentences }) => sum + sentences.length - 1, 0)
  const values = new Float32Array(count * width)
  const truth = new Uint8Array(count)
  const weight = new Float32Array(count)
  let at = 0
  for (const one of lessons) {
    const n = one.sentences.length - 1
    values.set((rows.get(one) as Float32Array).subarray(width), at * width)
    truth.set(one.truth.subarray(1), at)
    weight.fill(one.weight, at, at + n)
    at += n
  }
  return { width, values, truth, weight }
}

function forestOf({ base, roots, feature, limit, left, right, leaves }: Grown): Forest {
  return {
    base,
    roots: Int32Array.from(roots),
    feature: Uint8Array.from(feature),
    limit: Float32Array.from(limit),
    left: Int16Array.from(left),
    right: Int16Array.from(right),
    leaves: Float32Array.from(leaves),
  }
}
