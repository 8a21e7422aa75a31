import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Where pictures lie. Whatever keeps bytes under a name can stand in its place. */
export interface MediaFolder {
  /** Keeps the bytes under a name that is taken once and never changes what it holds. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** @returns undefined when there is nothing of this name */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  remove(name: string): Promise<void>
}

/** @param data the data folder; pictures lie in `media` inside it, under their first two signs */
export function mediaFolder(data: string): MediaFolder {
  const fileOf = (name: string) => path.join(data, 'media', name.slice(0, 2), name)
  return {
    async put(name, bytes) {
      const file = fileOf(name)
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      const draft = `${file}.${randomUUID()}`
      await writeFile(draft, bytes, { mode: 0o600, flag: 'wx', flush: true })
      await rename(draft, file)
    },
    async read(name) {
      return readFile(fileOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
    },
    remove: (name) => rm(fileOf(name), { force: true }),
  }
}
