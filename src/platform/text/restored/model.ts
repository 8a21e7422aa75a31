import { readFileSync } from 'node:fs'
import type { Forest } from './forest.ts'
import { type Linear, SLOTS } from './linear.ts'

/** What was learnt of where paragraphs begin. */
export type Model = {
  /** what the words say */
  readonly linear: Linear
  /** what all that is told of a seam says, the words' opinion included */
  readonly forest: Forest
  /** log-odds above which a paragraph begins */
  readonly limit: number
}

/** A forest as it is kept: arrays as base64, little end first. */
export type KeptForest = Readonly<Record<'roots' | 'feature' | 'limit' | 'left' | 'right' | 'leaves', string>> & {
  readonly base: number
}

export type KeptModel = {
  /** how the file was made, for whoever opens it */
  readonly about: string
  readonly limit: number
  readonly linear: { readonly scale: number; readonly weights: string }
  readonly forest: KeptForest
}

let model: Model | undefined

/** Read when the first text is restored, once. In the built program the file lies beside it. */
export function theModel(): Model {
  model ??= modelOf(JSON.parse(readFileSync(new URL('./weights.json', import.meta.url), 'utf8')) as KeptModel)
  return model
}

export function modelOf({ limit, linear, forest }: KeptModel): Model {
  const weights = Float32Array.from(new Int8Array(bytes(linear.weights)), (weight) => weight * linear.scale)
  if (weights.length !== SLOTS) throw new Error('the weights are of another version of this program')
  return { limit, linear: { weights }, forest: forestOf(forest) }
}

function forestOf(kept: KeptForest): Forest {
  return {
    base: kept.base,
    roots: new Int32Array(bytes(kept.roots)),
    feature: new Uint8Array(bytes(kept.feature)),
    limit: new Float32Array(bytes(kept.limit)),
    left: new Int16Array(bytes(kept.left)),
    right: new Int16Array(bytes(kept.right)),
    leaves: new Float32Array(bytes(kept.leaves)),
  }
}

function bytes(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer
}
