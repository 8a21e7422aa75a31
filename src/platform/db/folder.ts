import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Makes a data folder, for this user's eyes only, unless it is there.
 * @throws with a sentence for the operator when that cannot be */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw unusable(folder, cause)
  }
}

/**
 * Keeps a data folder for one serving process. The lock is one that the operating system holds on an empty SQLite
 * file: it ends with the process, however that ends, so nothing has to be tidied up after a power cut.
 * @returns what to dispose of when done
 * @throws with a sentence for the operator when another process holds the folder, or nothing can be written there
 */
export function holdFolder(folder: string): Disposable {
  makeFolder(folder)
  try {
    const lock = takeLock(path.join(folder, 'serving.lock'))
    writeFileSync(path.join(folder, 'serving.pid'), String(process.pid))
    return { [Symbol.dispose]: () => lock.close() }
  } catch (cause) {
    if (!isLocked(cause)) throw unusable(folder, cause)
    throw new Error(
      `another Fanlight${holder(folder)} is already serving the folder ${folder}; stop it first, or give this one a folder of its own with FANLIGHT_DATA`,
    )
  }
}

function takeLock(file: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
    return lock
  } catch (cause) {
    lock.close()
    throw cause
  }
}

function unusable(folder: string, cause: unknown): Error {
  return new Error(`nothing can be kept in the folder ${folder}, which FANLIGHT_DATA names`, { cause })
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && error.message.includes('locked')
}

function holder(folder: string): string {
  try {
    return ` (process ${readFileSync(path.join(folder, 'serving.pid'), 'utf8')})`
  } catch {
    return ''
  }
}
