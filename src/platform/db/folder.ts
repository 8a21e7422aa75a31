import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Keeps a data folder for one serving process. The lock is one that the operating system holds on an empty SQLite
 * file: it ends with the process, however that ends, so nothing has to be tidied up after a power cut.
 * @returns what to dispose of when done
 * @throws with a sentence for the operator when another process holds the folder
 */
export function holdFolder(folder: string): Disposable {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'serving.lock')
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    lock.close()
    throw new Error(
      `another Fanlight${holder(folder)} is already serving the folder ${folder}; stop it first, or give this one a folder of its own with FANLIGHT_DATA`,
      {
        cause: isLocked(cause) ? undefined : cause,
      },
    )
  }
  writeFileSync(path.join(folder, 'serving.pid'), String(process.pid))
  return { [Symbol.dispose]: () => lock.close() }
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
