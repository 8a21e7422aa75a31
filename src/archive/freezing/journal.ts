import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Place } from './addresses.ts'

/** What has been written so far, in a file beside it, so that a freeze that was cut short goes on where it stopped. */
export interface Journal extends Disposable {
  /** places that were found, by file: those done, and those that are not */
  readonly found: ReadonlyMap<string, Place>
  readonly done: ReadonlySet<string>
  /** A page was written; it led to these, of which nobody had heard. */
  note(place: Place, fresh: readonly Place[]): void
  /** The folder is whole. */
  close(): void
}

const NAME = '.freezing.jsonl'

/** @param folder that is frozen into
 * @param state what the archive was when it began: with another one everything begins anew
 * @throws with a sentence when the folder holds something else */
export function openJournal(folder: string, state: string): Journal {
  const file = path.join(folder, NAME)
  if (existsSync(folder) && !existsSync(file))
    throw new Error(`${folder} is there already; give the name of a new folder`)
  if (existsSync(file) && headOf(file) !== state) rmSync(folder, { recursive: true })
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(state)}\n`)
  const [found, done] = [new Map<string, Place>(), new Set<string>()]
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    const read = readLine(line)
    if (!read) continue
    done.add(read.file)
    for (const [address = '', to = ''] of read.fresh) found.set(to, { address, file: to })
  }
  const notes = openSync(file, 'a')
  return {
    found,
    done,
    note(place, fresh) {
      done.add(place.file)
      for (const one of fresh) found.set(one.file, one)
      writeSync(notes, `${JSON.stringify([place.file, fresh.map(({ address, file: to }) => [address, to])])}\n`)
    },
    close: () => rmSync(file),
    [Symbol.dispose]: () => closeSync(notes),
  }
}

function headOf(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8').split('\n')[0] || 'null')
}

/** The last line may have been cut short. */
function readLine(line: string): { readonly file: string; readonly fresh: readonly (readonly string[])[] } | undefined {
  try {
    const [file, fresh] = JSON.parse(line) as [string, readonly (readonly string[])[]]
    return { file, fresh }
  } catch {
    return undefined
  }
}
