import { allow, type Result, refuse } from '../text/result.ts'
import { nameFrom } from './names.ts'

/** What the directory of an archive says of one of its parts. */
export interface Listed {
  readonly name: string
  readonly method: number
  readonly crc: number
  /** bytes that it takes in the archive */
  readonly packed: number
  /** where it begins */
  readonly offset: number
  /** a password is needed for it */
  readonly locked: boolean
  /** it is a symbolic link */
  readonly link: boolean
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const MADE_ON_UNIX = 3
const SYMBOLIC_LINK = 0xa
const OUT_OF_RANGE = 0xffffffff
const WIDE = 0x0001

/** @param most parts
 * @returns in the order of the directory, folders too */
export function listParts(
  bytes: Buffer,
  most: number,
): Result<readonly Listed[], 'no-zip' | 'cut-off' | 'damaged' | 'too-many-parts'> {
  const end = endOf(bytes)
  if (end === undefined) return refuse(bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL ? 'cut-off' : 'no-zip')
  const count = bytes.readUInt16LE(end + 10)
  if (count > most) return refuse('too-many-parts')
  const size = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  // whatever stands in front of an archive, as in a program that unpacks itself, moves all of it
  const shift = end - size - start
  const parts: Listed[] = []
  let at = end - size
  while (at >= 0 && at + 46 <= end && bytes.readUInt32LE(at) === CENTRAL) {
    if (parts.length === most) return refuse('too-many-parts')
    const { part, next } = partAt(bytes, at, shift)
    parts.push(part)
    at = next
  }
  return parts.length >= count ? allow(parts) : refuse('damaged')
}

function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT)
  for (let at = bytes.length - END_SIZE; at >= first; at--)
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) <= bytes.length) return at
  return undefined
}

function partAt(bytes: Buffer, at: number, shift: number): { readonly part: Listed; readonly next: number } {
  const [madeOn, flags, method] = [bytes[at + 5], bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
  const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
  const nameEnd = at + 46 + (nameLength ?? 0)
  const extra = bytes.subarray(nameEnd, nameEnd + (extraLength ?? 0))
  const [packed, offset] = wideNumbers(extra, {
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
  })
  const mode = bytes.readUInt32LE(at + 38) >>> 28
  const part: Listed = {
    name: nameFrom(bytes.subarray(at + 46, nameEnd), (flags & 0x0800) !== 0),
    method,
    crc: bytes.readUInt32LE(at + 16),
    packed,
    offset: offset + shift,
    locked: (flags & 1) !== 0,
    link: madeOn === MADE_ON_UNIX && mode === SYMBOLIC_LINK,
  }
  return { part, next: nameEnd + (extraLength ?? 0) + (noteLength ?? 0) }
}

interface Numbers {
  readonly size: number
  readonly packed: number
  readonly offset: number
}

/** Some programs write every number in the wide form of ZIP64, however small it is. */
function wideNumbers(extra: Buffer, { size, packed, offset }: Numbers): readonly [packed: number, offset: number] {
  if (size !== OUT_OF_RANGE && packed !== OUT_OF_RANGE && offset !== OUT_OF_RANGE) return [packed, offset]
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== WIDE) continue
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    let read = size === OUT_OF_RANGE ? 8 : 0
    const next = (told: number) => {
      if (told !== OUT_OF_RANGE || read + 8 > field.length) return told
      read += 8
      return Number(field.readBigUInt64LE(read - 8))
    }
    return [next(packed), next(offset)]
  }
  return [packed, offset]
}
