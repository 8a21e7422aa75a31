import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const preload = path.join(path.dirname(fileURLToPath(import.meta.url)), 'moved-clock.mjs')

/** A clock that a served archive goes by: everything the program takes for the time, while the machine's own clock stays as it is. */
export interface Clock {
  readonly environment: Readonly<Record<string, string>>
  /** Sets it so many milliseconds off; the program goes by it from its next look on. */
  set(offset: number): void
}

/** @param folder where the offset is kept */
export function movableClock(folder: string): Clock {
  const file = path.join(folder, 'clock-offset')
  const set = (offset: number) => writeFileSync(file, String(offset))
  set(0)
  return { environment: { NODE_OPTIONS: `--import=${preload}`, PROVE_CLOCK: file }, set }
}
