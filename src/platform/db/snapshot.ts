import { closeSync, constants, copyFileSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What a finished copy holds. */
export interface Snapshot {
  readonly bytes: number
}

/**
 * Copies a SQLite database into one new file while others read and write it: the copy is the database of one moment,
 * is opened and checked, and only then gets its name.
 * @param from path of the database
 * @param to path of the copy; what is there already is never overwritten
 * @throws with a sentence when the file is there, cannot be written, or does not pass the check
 */
export function snapshotSqlite(from: string, to: string): Snapshot {
  if (existsSync(to)) throw new Error(`${to} is there already; a backup never overwrites anything`)
  if (!existsSync(from)) throw new Error(`there is no database at ${from}`)
  const unfinished = path.join(path.dirname(to), `.${path.basename(to)}.${process.pid}.part`)
  try {
    copyInto(from, unfinished)
    const bytes = verify(unfinished)
    sync(unfinished)
    giveName(unfinished, to)
    sync(path.dirname(path.resolve(to)))
    return { bytes }
  } catch (cause) {
    throw new Error(`no backup was made at ${to}`, { cause })
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function copyInto(from: string, to: string): void {
  const source = new DatabaseSync(from, { timeout: 30_000, readOnly: true })
  try {
    source.prepare('vacuum into ?').run(to)
  } finally {
    source.close()
  }
}

/** @returns the size in bytes */
function verify(file: string): number {
  const copy = new DatabaseSync(file, { readOnly: true })
  try {
    const faults = [
      ...copy
        .prepare('pragma integrity_check')
        .all()
        .map(({ integrity_check }) => String(integrity_check)),
      ...copy
        .prepare('pragma foreign_key_check')
        .all()
        .map((row) => `a row of ${String(row.table)} points nowhere`),
    ].filter((line) => line !== 'ok')
    if (faults.length > 0) throw new Error(`the copy has faults: ${faults.slice(0, 3).join('; ')}`)
    const size = copy
      .prepare('select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()')
      .get()
    return Number(size?.bytes)
  } finally {
    copy.close()
  }
}

/** Unlike a rename, both ways fail when somebody made the file meanwhile; not every file system has links. */
function giveName(unfinished: string, to: string): void {
  try {
    linkSync(unfinished, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    copyFileSync(unfinished, to, constants.COPYFILE_EXCL)
    sync(to)
  }
}

function sync(place: string): void {
  const handle = openSync(place, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
