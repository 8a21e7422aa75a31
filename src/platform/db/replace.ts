import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/**
 * Changes a copy of a SQLite file, and puts it in the place of the file once it is whole: however this ends, the file is
 * the old one or the new one.
 * @param file that nobody has open
 * @param change what is done with the copy, which it leaves closed
 */
export async function replaceDatabase(file: string, change: (copy: string) => Promise<void>): Promise<void> {
  const copy = `${file}.new`
  clear(copy)
  try {
    copyFileSync(file, copy)
    await change(copy)
    flush(copy)
    renameSync(copy, file)
    flush(path.dirname(file))
  } finally {
    clear(copy)
  }
}

/** @returns whether another process has the file open, or has left work in its log */
export function isInUse(file: string): boolean {
  return existsSync(`${file}-wal`)
}

function clear(copy: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(copy + end, { force: true })
}

function flush(place: string): void {
  const handle = openSync(place, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
