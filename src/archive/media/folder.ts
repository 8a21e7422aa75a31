import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Bytes that come piece by piece, and how many they are. */
export interface Streamed {
  readonly size: number
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** Where pictures lie. Whatever keeps bytes under a name can stand in its place. */
export interface MediaFolder {
  /** Keeps the bytes under a name that is taken once and never changes what it holds. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** @returns undefined when there is nothing of this name */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  remove(name: string): Promise<void>
  /** @returns where everything lies in it, such as `ab/abc.png`; what is unfinished is not among it */
  paths(): Promise<readonly string[]>
  /** Likewise by such a path, piece by piece: an archive that moves takes along whatever lies there, however large. */
  putAt(place: string, content: Streamed): Promise<void>
  /** @returns undefined when there is nothing; what is returned is to be read to its end */
  openAt(place: string): Promise<Streamed | undefined>
}

/** @returns where a picture of this name lies: under its first two signs */
export function pathOf(name: string): string {
  return `${name.slice(0, 2)}/${name}`
}

/** @param data the data folder; pictures lie in `media` inside it */
export function mediaFolder(data: string): MediaFolder {
  const fileOf = (place: string) => path.join(data, 'media', ...place.split('/'))
  const putAt = async (place: string, { bytes }: Streamed) => {
    const file = fileOf(place)
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`)
    try {
      await using handle = await open(draft, 'wx', 0o600)
      for await (const piece of bytes) await handle.writeFile(piece)
      await handle.sync()
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    await rename(draft, file)
  }
  return {
    putAt,
    openAt: (place) => unlessMissing(streamed(fileOf(place))),
    put: (name, bytes) => putAt(pathOf(name), { size: bytes.length, bytes: [bytes] }),
    read: (name) => unlessMissing(readFile(fileOf(pathOf(name)))),
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

async function streamed(file: string): Promise<Streamed> {
  const handle = await open(file)
  const { size } = await handle.stat()
  if (size > 0) return { size, bytes: handle.createReadStream({ end: size - 1 }) }
  await handle.close()
  return { size, bytes: [] }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
