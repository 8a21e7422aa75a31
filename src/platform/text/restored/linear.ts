import type { Sentence } from './sentences.ts'

/** Weights of words and of what surrounds them, found by a hash; a thing that was never seen weighs nothing. */
export type Linear = {
  readonly weights: Float32Array
}

/** a power of two */
export const SLOTS = 1 << 15

/** Where the weights stand for "a paragraph begins between these two": the words at its edge, alone and together with how
 * speech stands.
 * @returns how many slots were written */
export function slotsOf(before: Sentence, next: Sentence, after: Sentence | undefined, slots: Int32Array): number {
  const speech =
    (before.inside ? 1 : 0) +
    (before.endsInside ? 2 : 0) +
    (before.closes ? 4 : 0) +
    (before.opens ? 8 : 0) +
    (next.opens ? 16 : 0) +
    (next.closes ? 32 : 0)
  const spoke = before.spoken > 0 ? 1 : 0
  const talks = next.spoken > 0 ? 1 : 0
  const open = (next.opens ? 1 : 0) + (next.inside ? 2 : 0)
  let n = 0
  const add = (template: number, one: number, other = 0) => {
    let hash = Math.imul(template + 0x9e37, 0x85ebca6b) ^ one
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(other + 0x7f4a, 0xc2b2ae35)
    slots[n++] = (hash ^ (hash >>> 13)) & (SLOTS - 1)
  }
  add(1, speech, spoke + 2 * talks)
  add(2, next.first, open)
  add(3, next.first, next.second)
  add(4, next.second, open)
  add(5, before.last, open)
  add(6, before.first, open)
  add(7, before.ending, speech)
  add(8, next.firstClass, speech)
  add(9, before.tag, (next.tag + 2) * 4 + open)
  add(10, next.firstClass * 32 + next.secondClass, open * 2 + spoke)
  add(11, before.firstClass * 32 + next.firstClass, open * 2 + spoke)
  add(12, next.tagWord, open)
  add(13, before.tagWord, open)
  add(14, after?.firstClass ?? -1, (after?.opens ? 1 : 0) + open * 2)
  add(15, next.subject, before.subject * 4 + open)
  add(16, next.ending * 8 + before.ending, open)
  add(17, next.subjectWord === before.subjectWord ? 1 : 0, speech)
  add(18, Math.min(7, Math.floor(Math.log2(next.to - next.from + 1))), open * 2 + spoke)
  return n
}

export const MOST_SLOTS = 18

/** @returns the log-odds of a paragraph at each seam; the place at 0 is unused */
export function linearScores({ weights }: Linear, sentences: readonly Sentence[]): Float32Array {
  const slots = new Int32Array(MOST_SLOTS)
  const scores = new Float32Array(sentences.length)
  for (let at = 1; at < sentences.length; at++) {
    const [before, next] = [sentences[at - 1], sentences[at]]
    if (!before || !next) continue
    const n = slotsOf(before, next, sentences[at + 1], slots)
    let score = 0
    for (let slot = 0; slot < n; slot++) score += weights[slots[slot] ?? 0] ?? 0
    scores[at] = score
  }
  return scores
}
