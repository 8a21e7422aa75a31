import { createReadStream, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Source } from '../source.ts'
import { DumpScanner, type Piece } from './scanner.ts'

const CHUNK = 1 << 20
const MEGABYTE = 1024 * 1024

/** Opens a dump, packed by gzip or not.
 * @throws when there is none; while reading, when the file cannot be read or its packing is damaged */
export function openDump(file: string): Source {
  const total = Math.ceil(sizeOf(file) / MEGABYTE)
  let bytes = 0
  const source = createReadStream(file, { highWaterMark: CHUNK })
  source.on('data', (chunk) => {
    bytes += chunk.length
  })
  source.pause()
  return {
    pieces: piecesOf(source),
    unit: 'megabytes of the dump',
    total,
    done: () => Math.floor(bytes / MEGABYTE),
    [Symbol.dispose]: () => source.destroy(),
  }
}

function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new Error(`${file}: there is no such file`)
  return found.size
}

async function* piecesOf(source: Readable): AsyncIterable<readonly Piece[]> {
  const scanner = new DumpScanner()
  let decode: ((bytes: Buffer) => string) | undefined
  for await (const chunk of unpacked(source)) {
    decode ??= decoderFor(chunk)
    yield scanner.feed(decode(chunk))
  }
  yield scanner.end()
}

/** A packed file that was cut short gives what can be unpacked. */
async function* unpacked(source: Readable): AsyncIterable<Buffer> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const first = await chunks.next()
  if (first.done) return
  const all = startingWith(first.value, chunks)
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* all
  const gunzip = createGunzip({ chunkSize: CHUNK })
  void feed(gunzip, all)
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw error
  }
}

async function feed(gunzip: ReturnType<typeof createGunzip>, chunks: AsyncIterable<Buffer>): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve).once('close', resolve))
    }
    gunzip.end()
  } catch (error) {
    gunzip.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

async function* startingWith(first: Buffer, rest: AsyncIterator<Buffer>): AsyncIterable<Buffer> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** One character for each byte. Some shells of Windows write UTF-16: then what it says is brought to UTF-8 first. */
function decoderFor(first: Buffer): (bytes: Buffer) => string {
  const wide = first[0] === 0xff && first[1] === 0xfe
  if (wide) {
    const decoder = new TextDecoder('utf-16le')
    return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true })).toString('latin1')
  }
  const marked = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf
  let skip = marked ? 3 : 0
  return (bytes) => {
    const text = bytes.toString('latin1', skip)
    skip = 0
    return text
  }
}
