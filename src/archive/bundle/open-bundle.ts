import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { listTar } from '../../platform/tar/list.ts'
import { type BundleEnd, type BundleHead, END, HEAD, readEnd, readHead } from './format.ts'

/** A bundle whose head and end are read; the sums of its parts are not yet compared. */
export interface Bundle {
  readonly head: BundleHead
  readonly end: BundleEnd
  /** the bytes of a part, piece by piece */
  read(part: string): AsyncIterable<Uint8Array>
  /** every part that lies there, the end not among them, with its size */
  readonly sizes: ReadonlyMap<string, number>
}

/** Where the bytes of a part lie. */
interface Place {
  readonly file: string
  readonly offset: number
  readonly size: number
}

/** @param from a file or a folder that `fanlight export` or `fanlight backup` has written
 * @throws with a sentence that names it and says what is wrong */
export async function openBundle(from: string): Promise<Bundle> {
  try {
    const places = (await stat(from)).isDirectory() ? await placesInFolder(from) : await placesInFile(from)
    const head = readHead(await textAt(places.get(HEAD), 'it is not a bundle of Fanlight'))
    const end = readEnd(await textAt(places.get(END), 'its end is missing: writing it was cut short'))
    const sizes = new Map([...places].filter(([name]) => name !== END).map(([name, { size }]) => [name, size]))
    return { head, end, sizes, read: (part) => bytesAt(places.get(part)) }
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new Error(missing ? `there is nothing at ${from}` : `${from} cannot be used`, missing ? {} : { cause })
  }
}

/** Reads every part and compares it with its sum.
 * @param watch is told of the bytes that were read
 * @throws with a sentence at the first part that is missing, damaged, or not named by the end */
export async function verifyBundle({ end, sizes, read }: Bundle, watch: (bytes: number) => void): Promise<void> {
  const named = new Set(end.parts.map(({ name }) => name))
  const stranger = [...sizes.keys()].find((name) => !named.has(name))
  if (stranger !== undefined) throw new Error(`${stranger} does not belong to the bundle`)
  for (const { name, size, sha256 } of end.parts) {
    if (sizes.get(name) === undefined) throw new Error(`${name} is missing`)
    if (sizes.get(name) !== size) throw new Error(`${name} is damaged: it should have ${size} bytes`)
    const hash = createHash('sha256')
    for await (const bytes of read(name)) {
      hash.update(bytes)
      watch(bytes.length)
    }
    if (hash.digest('hex') !== sha256) throw new Error(`${name} is damaged: its sum is another one`)
  }
}

/** @returns the whole of a part */
export async function wholePart({ read }: Bundle, part: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of read(part)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function placesInFile(file: string): Promise<ReadonlyMap<string, Place>> {
  const parts = await listTar(file)
  return new Map(parts.map(({ name, offset, size }) => [name, { file, offset, size }]))
}

async function placesInFolder(folder: string): Promise<ReadonlyMap<string, Place>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const places = new Map<string, Place>()
  for (const entry of entries) {
    if (entry.isDirectory()) continue
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file).split(path.sep).join('/')
    if (!entry.isFile()) throw new Error(`${name} is not a plain file`)
    places.set(name, { file, offset: 0, size: (await stat(file)).size })
  }
  return places
}

async function* bytesAt(place: Place | undefined): AsyncIterable<Uint8Array> {
  if (!place || place.size === 0) return
  yield* createReadStream(place.file, { start: place.offset, end: place.offset + place.size - 1 })
}

async function textAt(place: Place | undefined, problem: string): Promise<string> {
  if (!place) throw new Error(problem)
  if (place.offset === 0) return readFile(place.file, 'utf8')
  const pieces: Uint8Array[] = []
  for await (const piece of bytesAt(place)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
