import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Forest } from '../../src/platform/text/restored/forest.ts'
import type { Linear } from '../../src/platform/text/restored/linear.ts'
import type { KeptForest, KeptModel } from '../../src/platform/text/restored/model.ts'
import { booksIn } from './books.ts'
import { LIMIT, lessonsOf, schooled } from './school.ts'

const FILE = path.resolve(import.meta.dirname, '../../src/platform/text/restored/weights.json')

/** `npm run train:restore -- FOLDER…`: learns from every book in the folders and from the stories of the project, and writes the
 * weights. The same books give the same weights. */
const folders = [
  path.resolve(import.meta.dirname, '../../shelf'),
  path.resolve(import.meta.dirname, 'prose'),
  ...process.argv.slice(2),
]
const books = folders.flatMap((folder) => booksIn(folder))
const paragraphs = books.reduce((sum, { starts }) => sum + starts.length, 0)
console.log(`${books.length} books, ${paragraphs} paragraphs`)
const model = schooled(lessonsOf(books))
const kept: KeptModel = {
  about: `Where paragraphs begin, learnt by tools/restore/train.ts from ${books.length} books with ${paragraphs} paragraphs, as they are and as others would have typed them. Do not edit; see docs/decisions/0021-lost-line-breaks.md.`,
  limit: LIMIT,
  linear: keptLinear(model.linear),
  forest: keptForest(model.forest),
}
writeFileSync(FILE, `${JSON.stringify(kept, null, 2)}\n`)
console.log(`${FILE} written`)

/** A byte a weight is enough. */
function keptLinear({ weights }: Linear): KeptModel['linear'] {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  return { scale, weights: base64(Int8Array.from(weights, (weight) => Math.round(weight / scale))) }
}

function keptForest({ base, roots, feature, limit, left, right, leaves }: Forest): KeptForest {
  return {
    base,
    roots: base64(roots),
    feature: base64(feature),
    limit: base64(limit),
    left: base64(left),
    right: base64(right),
    leaves: base64(leaves),
  }
}

function base64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64')
}
