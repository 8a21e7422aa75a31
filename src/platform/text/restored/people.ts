import type { Sentence } from './sentences.ts'
import { KIND } from './words.ts'

/** Somebody a text speaks of: a class of words, and the hash of the word. */
export type Person = { readonly kind: number; readonly word: number }

/** Who may be who: names that a text follows with "he" or "she" are taken for men and women. */
export class People {
  readonly #votes = new Map<number, number>()

  constructor(sentences: readonly Sentence[]) {
    for (const { subject, subjectWord, he, she } of sentences) {
      if (subject !== KIND.name || he === she || (he > 0 && she > 0)) continue
      this.#votes.set(subjectWord, (this.#votes.get(subjectWord) ?? 0) + (he > 0 ? 1 : -1))
    }
  }

  /** @returns 1 the same, 2 may be the same, 0 somebody else, -1 unknown */
  compare(one: Person | undefined, other: Person | undefined): number {
    if (!one || !other || one.kind <= 0 || other.kind <= 0) return -1
    if (one.word === other.word) return 1
    if (one.kind === other.kind) return one.kind === KIND.name ? 0 : 1
    if (one.kind === KIND.i || other.kind === KIND.i) return 0
    if (one.kind === KIND.they || other.kind === KIND.they) return -1
    if (one.kind === KIND.name) return this.#fits(one.word, other.kind)
    return other.kind === KIND.name ? this.#fits(other.word, one.kind) : 0
  }

  #fits(name: number, pronoun: number): number {
    const votes = this.#votes.get(name) ?? 0
    if (votes === 0) return -1
    return votes > 0 === (pronoun === KIND.he) ? 2 : 0
  }
}

/** Whose turn it is to speak, as far as the text tells: the one who spoke last and the one before. */
export class Turns {
  readonly #people: People
  current: Person | undefined
  other: Person | undefined
  #closed = false

  constructor(people: People) {
    this.#people = people
  }

  pass(one: Sentence): void {
    if (one.opens && this.#closed) [this.current, this.other] = [this.other, this.current]
    if (one.tag > 0) {
      const speaker = { kind: one.tag, word: one.tagWord }
      const same = this.#people.compare(this.current, speaker)
      if (same === 0) this.other = this.current
      if (same !== 2 || speaker.kind === KIND.name) this.current = speaker
    }
    this.#closed = one.closes
  }
}

/** Who is told, behind each sentence, to say what is said there: the first "he said" of the same speech.
 * @returns undefined where nobody is */
export function speakersAhead(sentences: readonly Sentence[]): (Person | undefined)[] {
  const result: (Person | undefined)[] = new Array(sentences.length)
  for (let at = sentences.length - 1; at >= 0; at--) {
    const one = sentences[at] as Sentence
    const next = sentences[at + 1]
    if (one.tag > 0) result[at] = { kind: one.tag, word: one.tagWord }
    else if (one.spoken > 0 && next && !(one.closes && next.opens) && !(one.closes && next.spoken === 0))
      result[at] = result[at + 1]
  }
  return result
}
