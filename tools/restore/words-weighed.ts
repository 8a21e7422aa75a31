import { type Linear, MOST_SLOTS, SLOTS, slotsOf } from '../../src/platform/text/restored/linear.ts'
import type { Sentence } from '../../src/platform/text/restored/sentences.ts'
import { randomFrom } from './boost.ts'

/** A text whose seams are known to begin paragraphs or not. */
export type Lesson = {
  readonly sentences: readonly Sentence[]
  /** for each sentence: does a paragraph begin with it? */
  readonly truth: Uint8Array
  readonly weight: number
}

const ROUNDS = 6
/** small: what is learnt slowly holds for more authors */
const RATE = 0.06

/** Logistic regression on hashed words, by steps that shrink for what was often met. */
export function weighWords(lessons: readonly Lesson[]): Linear {
  const weights = new Float32Array(SLOTS)
  const met = new Float32Array(SLOTS).fill(1)
  const slots = new Int32Array(MOST_SLOTS)
  const places = lessons.flatMap(({ sentences }, lesson) =>
    Array.from({ length: sentences.length - 1 }, (_, at) => lesson * 1_000_000 + at + 1),
  )
  const random = randomFrom(7)
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = places.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      ;[places[at], places[other]] = [places[other] as number, places[at] as number]
    }
    for (const place of places) {
      const { sentences, truth, weight } = lessons[Math.floor(place / 1_000_000)] as Lesson
      const at = place % 1_000_000
      const n = slotsOf(sentences[at - 1] as Sentence, sentences[at] as Sentence, sentences[at + 1], slots)
      let score = 0
      for (let slot = 0; slot < n; slot++) score += weights[slots[slot] as number] as number
      const slope = (1 / (1 + Math.exp(-score)) - (truth[at] as number)) * weight
      for (let slot = 0; slot < n; slot++) {
        const where = slots[slot] as number
        const step = slope + 0.0004 * (weights[where] as number)
        met[where] = (met[where] as number) + step * step
        weights[where] = (weights[where] as number) - (RATE * step) / Math.sqrt(met[where] as number)
      }
    }
  }
  return { weights }
}
