import { readFileSync, statSync } from 'node:fs'
import { readText } from '../platform/text/decode.ts'

const MOST_MEGABYTES = 64

/** The text of a file in whichever encoding it is.
 * @throws an error with the sentence that says why there is none */
export function textAt(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw new Error(`${file}: there is no such file`)
  if (!found.isFile()) throw new Error(`${file}: it is not a file`)
  if (found.size > MOST_MEGABYTES * 1024 * 1024)
    throw new Error(`${file}: it has ${Math.ceil(found.size / 1024 / 1024)} MB; ${MOST_MEGABYTES} at most are read`)
  const read = readText(readFileSync(file))
  if (!read) throw new Error(`${file}: it is not text`)
  return read.text
}
