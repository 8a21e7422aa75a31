import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A part of the test run that did not happen, and the reason, both as words for a person. */
export type Omission = { readonly what: string; readonly why: string }

/** Names the file that the workers of one run write to and its reporter reads. */
const LIST = 'FANLIGHT_TEST_OMISSIONS'

/** Says that this run leaves something out. The reporter repeats it loudly at the end, each omission once;
 * without that reporter it is said at once, on standard error. */
export function omit(what: string, why: string): void {
  const list = process.env[LIST]
  if (list === undefined) process.stderr.write(`LEFT OUT: ${what}: ${why}\n`)
  else appendFileSync(list, `${JSON.stringify({ what, why })}\n`)
}

/** Opens an empty list, which every process started from now on writes to.
 * @returns a way to read it, and one to remove it */
export function openOmissions(): { read(): readonly Omission[]; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fanlight-omissions-'))
  const list = path.join(folder, 'list')
  appendFileSync(list, '')
  process.env[LIST] = list
  return {
    read: () => [...new Set(readFileSync(list, 'utf8').split('\n'))].filter(Boolean).map((line) => JSON.parse(line)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
