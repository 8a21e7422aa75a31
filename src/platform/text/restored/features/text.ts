import type { Marks } from '../quotes.ts'
import type { Sentence } from '../sentences.ts'

/** So far ahead is far: signs. */
export const FAR = 4000

/** What comes behind each sentence, the sentence included. */
export type Ahead = {
  /** signs that are told before anybody speaks */
  readonly narrated: Float32Array
  /** signs until something opens speech */
  readonly opener: Int32Array
  /** who is named as the speaker of what is said here: a class of words, -1 for nobody */
  readonly tag: Int32Array
  /** whether the next mark of speech opens (1) or closes (2); 0 for none */
  readonly mark: Int8Array
}

export function lookAhead(sentences: readonly Sentence[], marks: Marks): Ahead {
  const narrated = new Float32Array(sentences.length + 1)
  const opener = new Int32Array(sentences.length + 1).fill(FAR)
  const tag = new Int32Array(sentences.length + 1).fill(-1)
  const mark = new Int8Array(sentences.length + 1)
  let last = marks.at.length - 1
  for (let at = sentences.length - 1; at >= 0; at--) {
    const one = sentences[at] as Sentence
    const length = one.to - one.from
    narrated[at] = one.spoken === 0 && !one.inside ? length + (narrated[at + 1] as number) : 0
    opener[at] = one.opens ? 0 : Math.min(FAR, length + (opener[at + 1] as number))
    if (one.tag >= 0) tag[at] = one.tag
    else if (one.spoken > 0) tag[at] = tag[at + 1] as number
    while (last >= 0 && (marks.at[last] ?? 0) >= one.from + (one.opens ? 1 : 0)) last--
    const next = marks.opens[last + 1]
    mark[at] = next === undefined ? 0 : next ? 1 : 2
  }
  return { narrated, opener, tag, mark }
}

/** Words that stand with a capital inside sentences, more than once. */
export function namesIn(sentences: readonly Sentence[]): ReadonlySet<number> {
  const counts = new Map<number, number>()
  for (const { names } of sentences) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name))
}

/** Of the text as a whole, only how much of it is spoken: more than that would let an author be known by it. */
export function aboutText(sentences: readonly Sentence[]): Float32Array {
  const [spoken, all, opening] = sentences.reduce(
    ([talk, length, count], one) => [talk + one.spoken, length + one.to - one.from, count + (one.opens ? 1 : 0)],
    [0, 0, 0],
  )
  return Float32Array.of(spoken / Math.max(1, all), opening / Math.max(1, sentences.length))
}
