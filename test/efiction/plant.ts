import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LIGHTHOUSE, LIGHTHOUSE_FILES } from './lighthouse.ts'
import { type MadeTables, type Written, writtenDump } from './shapes.ts'

/** Where a made archive lies. */
export interface Planted {
  readonly dump: string
  readonly stories: string
}

/** Writes the made archive down: a dump of that shape, and the stories folder. */
export function plantLighthouse(folder: string, written: Written, tables: MadeTables = LIGHTHOUSE): Planted {
  const [dump, stories] = [path.join(folder, `${written.shape}.sql`), path.join(folder, 'stories')]
  writeFileSync(dump, Buffer.concat([...writtenDump(tables, written)]))
  for (const [name, bytes] of Object.entries(LIGHTHOUSE_FILES)) {
    mkdirSync(path.dirname(path.join(stories, name)), { recursive: true })
    writeFileSync(path.join(stories, name), bytes)
  }
  return { dump, stories }
}
