import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import type { Write } from '../../platform/zip/zip.ts'

/** Files that were made, kept in the data folder under a name made of their content; those not asked for longest give way. */
export interface KeptFiles {
  /** @param name the same for the same content; @param make writes it, once however many ask
   * @returns where it is */
  find(name: string, make: (write: Write) => Promise<void>): Promise<{ readonly file: string; readonly size: number }>
}

const MOST_BYTES = 512 * 1024 * 1024
/** Files between two looks at how much there is. */
const LOOK_EVERY = 50

/** @param most bytes that are kept */
export function keepFiles(folder: string, most = MOST_BYTES): KeptFiles {
  const underWay = new Map<string, Promise<void>>()
  let made = 0
  const write = async (file: string, make: (write: Write) => Promise<void>) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const draft = `${file}.${randomUUID()}`
    try {
      await using handle = await open(draft, 'wx', 0o600)
      await make(async (bytes) => void (await handle.appendFile(bytes)))
      await rename(draft, file)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    if (made++ % LOOK_EVERY === 0) await makeRoom(folder, most)
  }
  return {
    async find(name, make) {
      const file = path.join(folder, name)
      const known = await sizeOf(file)
      if (known !== undefined) {
        await utimes(file, new Date(), new Date()).catch(() => undefined)
        return { file, size: known }
      }
      const making = underWay.get(name) ?? write(file, make)
      underWay.set(name, making)
      await making.finally(() => underWay.delete(name))
      return { file, size: (await sizeOf(file)) ?? 0 }
    },
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ size }) => size,
    () => undefined,
  )
}

async function makeRoom(folder: string, most: number): Promise<void> {
  const names = await readdir(folder)
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const found = await stat(file).catch(() => undefined)
      return { file, size: found?.size ?? 0, at: found?.mtimeMs ?? 0 }
    }),
  )
  let total = files.reduce((sum, { size }) => sum + size, 0)
  for (const { file, size } of files.sort((one, other) => one.at - other.at)) {
    if (total <= most) return
    await rm(file, { force: true })
    total -= size
  }
}

/** A name for what these words tell apart. */
export function nameFor(content: string): string {
  return createHash('sha256').update(content).digest('base64url')
}
