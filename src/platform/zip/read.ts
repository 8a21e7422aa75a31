import { crc32, inflateRawSync } from 'node:zlib'
import { allow, type Result, refuse } from '../text/result.ts'
import { type Listed, listParts } from './directory.ts'
import { unsafeName } from './names.ts'

/** What can be wrong with an archive, or with one part of it. */
export type ZipProblem =
  | 'no-zip'
  | 'cut-off'
  | 'damaged'
  | 'locked'
  | 'packed-strangely'
  | 'too-many-parts'
  | 'part-too-large'
  | 'all-too-large'
  | 'bomb'
  | 'leads-outside'
  | 'link'

/** How much may come out of an archive, whatever it says of itself. */
export interface ZipLimits {
  readonly parts: number
  /** of one part, unpacked */
  readonly bytes: number
  /** of all parts that are opened, unpacked */
  readonly allBytes: number
  /** unpacked bytes for each packed one, in a part of more than {@link ALWAYS_FINE} bytes */
  readonly ratio: number
}

export const ZIP_LIMITS: ZipLimits = {
  parts: 10_000,
  bytes: 64 * 1024 * 1024,
  allBytes: 256 * 1024 * 1024,
  ratio: 200,
}

/** So much never hurts, however tightly it was packed. */
const ALWAYS_FINE = 2 * 1024 * 1024
const DEFLATED = 8

/** An archive that is open: its parts by name, each unpacked when it is asked for. */
export interface ZipArchive {
  /** names of files in the order of the directory; those that cannot be opened safely are here too */
  readonly names: readonly string[]
  /** @returns its bytes, or why there are none; undefined when no part has the name */
  open(name: string): Result<Uint8Array, ZipProblem> | undefined
}

/**
 * Opens a ZIP archive without unpacking anything. What is unpacked later is bounded by the limits and not by what the archive
 * says of itself; nothing is ever written to a disk.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Result<ZipArchive, ZipProblem> {
  const listed = listParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits.parts)
  if (!listed.ok) return listed
  const parts = new Map<string, Listed>()
  for (const part of listed.value) if (!part.name.endsWith('/') && !parts.has(part.name)) parts.set(part.name, part)
  let unpacked = 0
  return allow({
    names: [...parts.keys()],
    open(name) {
      const part = parts.get(name)
      if (!part) return undefined
      const opened = unpack(bytes, part, { ...limits, allBytes: limits.allBytes - unpacked })
      if (opened.ok) unpacked += opened.value.length
      return opened
    },
  })
}

function unpack(bytes: Uint8Array, part: Listed, limits: ZipLimits): Result<Uint8Array, ZipProblem> {
  if (part.link) return refuse('link')
  if (unsafeName(part.name)) return refuse('leads-outside')
  if (part.locked) return refuse('locked')
  if (part.method !== 0 && part.method !== DEFLATED) return refuse('packed-strangely')
  const packed = packedBytes(bytes, part)
  if (!packed) return refuse('cut-off')
  const most = Math.min(limits.bytes, limits.allBytes, Math.max(ALWAYS_FINE, packed.length * limits.ratio))
  const content = part.method === 0 ? packed : inflated(packed, most)
  if (content === 'damaged') return refuse('damaged')
  if (content === 'more' || content.length > most) return refuse(whyTooMuch(most, limits))
  return crc32(content) === part.crc ? allow(content) : refuse('damaged')
}

function whyTooMuch(most: number, limits: ZipLimits): ZipProblem {
  if (most === limits.allBytes) return 'all-too-large'
  return most === limits.bytes ? 'part-too-large' : 'bomb'
}

function packedBytes(bytes: Uint8Array, { offset, packed }: Listed): Uint8Array | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(offset, offset + 30)
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return undefined
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  return start + packed > bytes.length ? undefined : bytes.subarray(start, start + packed)
}

/** Stops as soon as more comes out than may. */
function inflated(packed: Uint8Array, most: number): Uint8Array | 'damaged' | 'more' {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'more' : 'damaged'
  }
}
