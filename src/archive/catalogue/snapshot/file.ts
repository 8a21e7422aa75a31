import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'

/** The first octets of the file; the number changes with whatever would make an older file unreadable. */
const MAGIC = 'fanlight catalogue 1\n'
const HEADER_LENGTH = 8
const PIECE = 16 * 1024 * 1024

interface Header {
  readonly state: unknown
  /** octets of the numbers, and their checksum */
  readonly size: number
  readonly sum: number
}

/** What a snapshot holds: numbers, and a small rest that JSON can say. */
export interface Kept {
  readonly state: unknown
  readonly words: Uint32Array
}

/** Why a file cannot be used. */
export class Unusable extends Error {}

/** Writes a snapshot beside the old one and puts it in its place when it is on the disk: a power cut leaves one of both. */
export async function writeSnapshot(path: string, { state, words }: Kept): Promise<void> {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength)
  const header = JSON.stringify({ state, size: bytes.length, sum: sumOf(bytes) } satisfies Header)
  const unfinished = `${path}.unfinished`
  const file = await open(unfinished, 'w')
  try {
    const length = String(Buffer.byteLength(header)).padStart(HEADER_LENGTH, '0')
    await file.write(Buffer.from(`${MAGIC}${length}${header}`))
    for (let at = 0; at < bytes.length; at += PIECE) await writeAll(file, bytes.subarray(at, at + PIECE))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

/** @throws {Unusable} with the reason when there is none, or it is damaged, or of another version */
export async function readSnapshot(path: string): Promise<Kept> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new Unusable('there is none', { cause })
  })
  try {
    const front = await readAll(file, MAGIC.length + HEADER_LENGTH)
    if (front.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Unusable('it is of another version')
    const { state, size, sum } = parseHeader(await readAll(file, Number(front.toString('latin1', MAGIC.length))))
    const words = new Uint32Array(size / 4)
    const bytes = new Uint8Array(words.buffer)
    for (let at = 0; at < size; at += PIECE) await fill(file, bytes.subarray(at, at + PIECE))
    if (sumOf(bytes) !== sum) throw new Unusable('it is damaged')
    return { state, words }
  } finally {
    await file.close()
  }
}

/** What cannot be used is not looked at again. */
export async function removeSnapshot(path: string): Promise<void> {
  await rm(path, { force: true })
}

function parseHeader(text: Buffer): Header {
  try {
    const header = JSON.parse(text.toString()) as Header
    if (Number.isInteger(header.size) && header.size % 4 === 0) return header
  } catch (cause) {
    throw new Unusable('it is damaged', { cause })
  }
  throw new Unusable('it is damaged')
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += PIECE) sum = crc32(bytes.subarray(at, at + PIECE), sum)
  return sum
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten
}

async function readAll(file: FileHandle, length: number): Promise<Buffer> {
  if (!Number.isInteger(length) || length < 0 || length > 1_000_000_000) throw new Unusable('it is damaged')
  const bytes = Buffer.alloc(length)
  await fill(file, bytes)
  return bytes
}

async function fill(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done)
    if (bytesRead === 0) throw new Unusable('it is damaged')
    done += bytesRead
  }
}
