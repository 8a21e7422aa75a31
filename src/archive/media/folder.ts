import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Where pictures lie. Whatever keeps bytes under a name can stand in its place. */
export interface MediaFolder {
  /** Keeps the bytes under a name that is taken once and never changes what it holds. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** @returns undefined when there is nothing of this name */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  remove(name: string): Promise<void>
  /** @returns where everything lies in it, such as `ab/abc.png`; what is unfinished is not among it */
  paths(): Promise<readonly string[]>
  /** Likewise by such a path: an archive that moves takes along whatever lies there. */
  putAt(place: string, bytes: Uint8Array): Promise<void>
  readAt(place: string): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** @returns where a picture of this name lies: under its first two signs */
export function pathOf(name: string): string {
  return `${name.slice(0, 2)}/${name}`
}

/** @param data the data folder; pictures lie in `media` inside it */
export function mediaFolder(data: string): MediaFolder {
  const fileOf = (place: string) => path.join(data, 'media', ...place.split('/'))
  const putAt = async (place: string, bytes: Uint8Array) => {
    const file = fileOf(place)
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`)
    await writeFile(draft, bytes, { mode: 0o600, flag: 'wx', flush: true })
    await rename(draft, file)
  }
  const readAt = (place: string) => unlessMissing(readFile(fileOf(place)))
  return {
    putAt,
    readAt,
    put: (name, bytes) => putAt(pathOf(name), bytes),
    read: (name) => readAt(pathOf(name)),
    remove: (name) => rm(fileOf(pathOf(name)), { force: true }),
    async paths() {
      const folder = path.join(data, 'media')
      const entries = await unlessMissing(readdir(folder, { recursive: true, withFileTypes: true }))
      return (entries ?? [])
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
        .sort()
    },
  }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
