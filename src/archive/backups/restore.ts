import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Bundle, bringMedia, DATABASE } from '../bundle/index.ts'
import type { MediaPlace } from '../media/index.ts'
import { soundMigrations } from './make.ts'

/**
 * Puts the database of a backup in the place of the one in the data folder, which nobody has open; that one is kept beside it.
 * @param file of the database
 * @returns where the old database is now; undefined when there was none
 */
export async function restoreDatabase(
  bundle: Bundle,
  file: string,
  place: MediaPlace,
  now: Date,
): Promise<string | undefined> {
  const fresh = `${file}.new`
  clear(fresh)
  try {
    await pipeline(Readable.from(bundle.read(DATABASE)), createWriteStream(fresh, { mode: 0o600, flush: true }))
    await soundMigrations(fresh)
    await bringMedia(bundle, place)
    const old = existsSync(file) ? `${file}.before-${now.toISOString().replace(/[:.]/g, '-')}` : undefined
    for (const end of ['-wal', '-shm']) if (old && existsSync(file + end)) renameSync(file + end, old + end)
    if (old) renameSync(file, old)
    renameSync(fresh, file)
    // the index of the other archive's works
    rmSync(path.join(place.data, 'catalogue.snapshot'), { force: true })
    return old
  } finally {
    clear(fresh)
  }
}

function clear(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true })
}
