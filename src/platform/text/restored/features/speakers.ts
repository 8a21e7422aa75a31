import type { Sentence } from '../sentences.ts'
import { KIND } from '../words.ts'

/** Does the one who spoke last go on?
 * @returns 1 the same, 0 another, -1 when one of them is not told */
export function sameSpeaker(last: Sentence | undefined, next: Sentence): number {
  if (!last) return -1
  if (next.tag >= 0) return likely(last.tag, last.tagWord, next.tag, next.tagWord)
  return next.opens ? -1 : likely(last.tag, last.tagWord, next.subject, next.subjectWord)
}

/** A sentence that tells what somebody does before or behind what they say: 1 the same person, 0 another, -1 unknown. */
export function beatSpeaker(before: Sentence, next: Sentence): number {
  const [kind, word] = before.tag > 0 ? [before.tag, before.tagWord] : [before.subject, before.subjectWord]
  const [other, otherWord] = next.tag > 0 ? [next.tag, next.tagWord] : [next.subject, next.subjectWord]
  return likely(kind, word, other, otherWord)
}

/** Are two words for somebody, each with its class, likely one person? "He" may be Tom; but he is not she, I am neither, and Tom is not Daisy. */
export function likely(one: number, oneWord: number, other: number, otherWord: number): number {
  if (one <= 0 || other <= 0) return -1
  if (oneWord === otherWord) return 1
  if (one === other) return one === KIND.name ? 0 : 1
  return one === KIND.name || other === KIND.name ? (one === KIND.i || other === KIND.i ? 0 : -1) : 0
}

/** Is the person who now speaks or acts one whom the last speech called by name? */
export function calledAnswers(last: Sentence | undefined, next: Sentence): number {
  if (!last || last.called.length === 0) return -1
  const word = next.tag > 0 ? next.tagWord : next.subjectWord
  return last.called.includes(word) ? 1 : 0
}
