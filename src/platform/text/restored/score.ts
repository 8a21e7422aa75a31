import { FEATURES, Features } from './features.ts'
import { grow } from './forest.ts'
import { linearScores } from './linear.ts'
import type { Model } from './model.ts'
import type { Marks } from './quotes.ts'
import type { Sentence } from './sentences.ts'

/** How likely a paragraph begins with each sentence, as log-odds; the place at 0 is unused. The trees have heard what the words say, yet the mean
 * of both is better on authors whom neither has seen.
 * @param sentences of one text, in order */
export function scoreSentences(
  text: string,
  sentences: readonly Sentence[],
  marks: Marks,
  { linear, forest }: Pick<Model, 'linear' | 'forest'>,
): Float32Array {
  const words = linearScores(linear, sentences)
  const features = new Features(text, sentences, marks, words)
  const row = new Float32Array(FEATURES.length)
  const scores = new Float32Array(sentences.length)
  for (let at = 1; at < sentences.length; at++) {
    features.fill(at, row)
    scores[at] = (grow(forest, row) + (words[at] as number)) / 2
  }
  return scores
}
