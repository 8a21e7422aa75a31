import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFile, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LONGEST = 120_000

let last: Promise<unknown> = Promise.resolve()

/** Lets the operator's program make another kind of file of an EPUB: one at a time, since each takes a processor for seconds.
 * @throws when it fails or takes too long */
export function convert(program: string, epub: string, ending: string): Promise<Uint8Array> {
  const next = last.then(() => converted(program, epub, ending))
  last = next.catch(() => undefined)
  return next
}

async function converted(program: string, epub: string, ending: string): Promise<Uint8Array> {
  const [from, to] = ['epub', ending].map((end) => path.join(tmpdir(), `fanlight-${randomUUID()}.${end}`))
  if (!from || !to) throw new Error('no folder to convert in')
  try {
    await copyFile(epub, from)
    await run(program, [from, to], { timeout: LONGEST })
    return await readFile(to)
  } finally {
    await Promise.all([rm(from, { force: true }), rm(to, { force: true })])
  }
}
