import type { Sentence } from '../sentences.ts'
import { KIND } from '../words.ts'
import { OF_SENTENCE } from './names.ts'

/** Writes what is told of one sentence beside a seam, from this place of the row on.
 * @param names of the whole text: another word with a capital only begins a sentence
 * @returns the place behind */
export function describeSentence(
  one: Sentence | undefined,
  row: Float32Array,
  from: number,
  names: ReadonlySet<number>,
): number {
  let n = from
  if (!one) {
    for (let each = 0; each < OF_SENTENCE.length; each++) row[n++] = -2
    return n
  }
  row[n++] = one.opens ? 1 : 0
  row[n++] = one.closes ? 1 : 0
  row[n++] = (one.inside ? 1 : 0) + (one.endsInside ? 2 : 0)
  row[n++] = one.to - one.from
  row[n++] = one.spoken
  row[n++] = one.to - one.from - one.spoken
  row[n++] = one.firstClass === KIND.name && !names.has(one.first) ? KIND.other : one.firstClass
  row[n++] = one.secondClass
  row[n++] = one.ending
  row[n++] = one.tag
  row[n++] = one.subject
  row[n++] = one.quoteEnding
  row[n++] = one.address
  return n
}
