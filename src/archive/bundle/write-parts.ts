import { createHash } from 'node:crypto'
import { createReadStream, existsSync, rmSync } from 'node:fs'
import { type FileHandle, link, mkdir, open, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { TarWriter } from '../../platform/tar/tar.ts'
import { type BundleEnd, type BundlePart, END } from './format.ts'

/** Where the parts of a bundle go, one after the other. */
export interface PartsWriter {
  add(name: string, bytes: Uint8Array): Promise<void>
  /** Adds what comes piece by piece.
   * @param size how many bytes that are */
  addStream(name: string, size: number, content: Content): Promise<void>
  /** Adds a file of the disk as it is, without holding it in memory. */
  addFile(name: string, file: string): Promise<void>
  /** Writes the end, with the sum of every part, and gives the whole its name.
   * @returns bytes of all parts */
  finish(tables: BundleEnd['tables']): Promise<number>
  /** Leaves nothing behind; after {@link finish} it does nothing. */
  drop(): Promise<void>
}

type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>
type Put = (name: string, size: number, content: Content) => Promise<void>

/** @returns a writer into a file when the name ends in .tar, else into a folder of that name
 * @throws with a sentence when something is there already: a bundle never overwrites anything */
export async function writeParts(to: string): Promise<PartsWriter> {
  if (existsSync(to)) throw new Error(`${to} is there already; nothing is ever written over`)
  const unfinished = path.join(path.dirname(to), `.${path.basename(to)}.${process.pid}.part`)
  rmSync(unfinished, { recursive: true, force: true })
  return to.endsWith('.tar') ? intoFile(unfinished, to) : intoFolder(unfinished, to)
}

async function intoFile(unfinished: string, to: string): Promise<PartsWriter> {
  const file = await open(unfinished, 'wx', 0o600)
  const tar = new TarWriter(async (bytes) => {
    await file.writeFile(bytes)
  })
  return writer((name, size, content) => tar.add(name, size, content), {
    async close() {
      await tar.end()
      await file.sync()
      await file.close()
      await giveName(unfinished, to)
    },
    async drop() {
      await file.close()
      rmSync(unfinished, { force: true })
    },
  })
}

/** Unlike a rename, a link fails when somebody made the file meanwhile; not every file system has links. */
async function giveName(unfinished: string, to: string): Promise<void> {
  try {
    await link(unfinished, to)
    rmSync(unfinished)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    await rename(unfinished, to)
  }
  await sync(path.dirname(path.resolve(to)))
}

async function intoFolder(unfinished: string, to: string): Promise<PartsWriter> {
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const put: Put = async (name, _size, content) => {
    const place = path.join(unfinished, ...name.split('/'))
    await mkdir(path.dirname(place), { recursive: true })
    await using file = await open(place, 'wx', 0o600)
    for await (const bytes of content) await file.writeFile(bytes)
    await file.sync()
  }
  return writer(put, {
    async close() {
      await rename(unfinished, to)
      await sync(path.dirname(path.resolve(to)))
    },
    async drop() {
      rmSync(unfinished, { recursive: true, force: true })
    },
  })
}

function writer(
  put: Put,
  ways: { readonly close: () => Promise<void>; readonly drop: () => Promise<void> },
): PartsWriter {
  const parts: BundlePart[] = []
  let open = true
  const add = async (name: string, size: number, content: Content) => {
    const hash = createHash('sha256')
    await put(name, size, summed(hash, content))
    parts.push({ name, size, sha256: hash.digest('hex') })
  }
  return {
    add: (name, bytes) => add(name, bytes.length, [bytes]),
    addStream: add,
    async addFile(name, file) {
      const { size } = await stat(file)
      await add(name, size, size === 0 ? [] : createReadStream(file, { end: size - 1 }))
    },
    async finish(tables) {
      const end = Buffer.from(`${JSON.stringify({ tables, parts } satisfies BundleEnd, null, 1)}\n`)
      await put(END, end.length, [end])
      await ways.close()
      open = false
      return parts.reduce((sum, { size }) => sum + size, end.length)
    },
    async drop() {
      if (open) await ways.drop().catch(() => undefined)
      open = false
    },
  }
}

async function* summed(hash: ReturnType<typeof createHash>, content: Content): AsyncIterable<Uint8Array> {
  for await (const bytes of content) {
    hash.update(bytes)
    yield bytes
  }
}

async function sync(folder: string): Promise<void> {
  const handle: FileHandle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
